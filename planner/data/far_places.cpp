// SPDX-License-Identifier: Apache-2.0
#include "planner/data/far_places.h"

#include <algorithm>
#include <cmath>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/measure/sphere_index.h"

namespace planner {
namespace {

constexpr std::size_t fewest_places = 5;
constexpr std::size_t smallest_group = 5; // others nearby that make a far place believable
constexpr double body_share = 0.9;
constexpr double far_factor = 3.0;
constexpr double least_body_m = 50'000.0;

double quantile(std::vector<double> values, double share) {
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

/// The place in the direction of the medians of the places' points on the unit sphere: one piece across the
/// antimeridian and the poles, and a few strays don't move it.
geo::LonLat middle_of(std::span<const geo::LonLat> places) {
    std::vector<double> x, y, z;
    for (const geo::LonLat place : places) {
        const geo::Xyz point = geo::on_sphere(place, 1.0);
        x.push_back(point.x);
        y.push_back(point.y);
        z.push_back(point.z);
    }
    constexpr double half = 0.5;
    const double mx = quantile(std::move(x), half), my = quantile(std::move(y), half),
                 mz = quantile(std::move(z), half);
    return {std::atan2(my, mx) / geo::radians_per_degree, std::atan2(mz, std::hypot(mx, my)) / geo::radians_per_degree};
}

} // namespace

FarPlaces find_far_places(std::span<const geo::LonLat> places) {
    FarPlaces far;
    if (places.size() < fewest_places) return far;
    const geo::LonLat middle = middle_of(places);
    std::vector<double> distance_m;
    distance_m.reserve(places.size());
    for (const geo::LonLat place : places)
        distance_m.push_back(geo::great_circle_m(middle, place, geo::mean_earth_radius_m));
    far.body_m = quantile(distance_m, body_share);
    const double reach_m = std::max(far.body_m, least_body_m);
    if (*std::ranges::max_element(distance_m) <= far_factor * reach_m) return far;

    const geo::PointIndex index{places};
    for (std::size_t row = 0; row < places.size(); ++row) {
        if (distance_m[row] <= far_factor * reach_m) continue;
        const auto nearest = index.nearest(places[row], smallest_group + 1); // itself among them
        const bool is_in_group = nearest.size() > smallest_group && nearest.back().distance_m <= reach_m;
        if (is_in_group) continue;
        far.row.push_back(row);
        far.distance_m.push_back(distance_m[row]);
    }
    return far;
}

} // namespace planner
