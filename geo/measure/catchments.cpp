// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/catchments.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <tuple>
#include <utility>

#include "geo/measure/local_plane.h"
#include "geo/measure/point_index.h"
#include "geo/parallel.h"

namespace geo {
namespace {

/// Keeps the part of a convex polygon that is nearer to the origin than to `neighbour`; true if something was cut off.
bool cut_at_bisector(Xy neighbour, std::vector<Xy>& polygon) {
    const double half = (neighbour.x * neighbour.x + neighbour.y * neighbour.y) / 2.0;
    const auto beyond = [&](Xy point) { return point.x * neighbour.x + point.y * neighbour.y - half; };
    if (std::ranges::none_of(polygon, [&](Xy point) { return beyond(point) > 0.0; })) return false;

    std::vector<Xy> kept;
    kept.reserve(polygon.size() + 2);
    double at_b = beyond(polygon.front());
    for (std::size_t corner = 0; corner < polygon.size(); ++corner) {
        const Xy a = polygon[corner], b = polygon[corner + 1 == polygon.size() ? 0 : corner + 1];
        const double at_a = std::exchange(at_b, beyond(b));
        if (at_a <= 0.0) kept.push_back(a);
        if ((at_a < 0.0 && at_b > 0.0) || (at_a > 0.0 && at_b < 0.0)) {
            const double share = at_a / (at_a - at_b);
            kept.push_back({a.x + share * (b.x - a.x), a.y + share * (b.y - a.y)});
        }
    }
    polygon.swap(kept);
    return true;
}

double farthest_m(std::span<const Xy> polygon) {
    double farthest2 = 0.0;
    for (const Xy corner : polygon) {
        farthest2 = std::max(farthest2, corner.x * corner.x + corner.y * corner.y);
    }
    return std::sqrt(farthest2);
}

void set_circle(std::span<const Xy> circle, double radius_m, std::vector<Xy>& outline) {
    outline.resize(circle.size());
    std::ranges::transform(circle, outline.begin(), [&](Xy corner) {
        return Xy{corner.x * radius_m, corner.y * radius_m};
    });
}

/// The neighbours of a site whose bisectors cut its circle, nearest first: asked for in growing numbers, until the next
/// one is too far to cut what is left.
std::vector<Xy> cuts_of(const PointIndex& index, LonLat site, double radius_m, std::span<const Xy> circle) {
    const LocalPlane plane{site};
    std::vector<Xy> ground, cuts;
    set_circle(circle, radius_m, ground);
    std::size_t seen = 1; // the site itself
    for (std::size_t count = 32;; count *= 2) {
        const std::vector<Neighbour> neighbours = index.nearest(site, count);
        for (; seen < neighbours.size(); ++seen) {
            if (neighbours[seen].distance_m / 2.0 >= farthest_m(ground)) return cuts;
            const Xy neighbour = plane.xy(GroundPoint{index.place(neighbours[seen].row)});
            if (cut_at_bisector(neighbour, ground)) cuts.push_back(neighbour);
        }
        if (neighbours.size() < count) return cuts;
    }
}

} // namespace

std::vector<Xy> circle_of_equal_area(std::size_t corner_count) {
    const double angle = 2.0 * std::numbers::pi / static_cast<double>(corner_count);
    const double corner = std::sqrt(angle / std::sin(angle)); // n/2 corner^2 sin(2 pi / n) = pi
    std::vector<Xy> circle(corner_count);
    for (std::size_t at = 0; at < corner_count; ++at) {
        circle[at] = {corner * std::cos(angle * static_cast<double>(at)),
                      corner * std::sin(angle * static_cast<double>(at))};
    }
    return circle;
}

Catchments::Catchments(std::span<const LonLat> places, double largest_radius_m, Overlap overlap, Progress& progress) {
    merge_places(places);
    first_cut_.assign(site_.size() + 1, 0);
    if (overlap == Overlap::once) find_cuts(largest_radius_m, progress);
}

void Catchments::merge_places(std::span<const LonLat> places) {
    std::vector<Xyz> space(places.size());
    std::ranges::transform(places, space.begin(), earth_centred);
    std::vector<std::uint32_t> order(places.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::sort(order, {}, [&](std::uint32_t place) {
        return std::tuple{space[place].x, space[place].y, space[place].z, place};
    });
    // sites stand in the order of their first place
    std::vector<std::uint32_t> first_place(places.size());
    for (std::size_t at = 0; at < order.size(); ++at) {
        const bool is_same = at > 0 && space[order[at]] == space[order[at - 1]];
        first_place[order[at]] = is_same ? first_place[order[at - 1]] : order[at];
    }
    site_of_.resize(places.size());
    for (std::size_t place = 0; place < places.size(); ++place) {
        if (first_place[place] == place) {
            site_of_[place] = static_cast<std::uint32_t>(site_.size());
            site_.push_back(places[place]);
            places_at_.push_back(0);
        } else {
            site_of_[place] = site_of_[first_place[place]];
        }
        ++places_at_[site_of_[place]];
    }
}

void Catchments::find_cuts(double largest_radius_m, Progress& progress) {
    constexpr std::size_t chunk_size = 256;
    constexpr std::size_t corner_count = 32;
    std::vector<Xy> around = circle_of_equal_area(corner_count); // made to lie outside any finer one
    for (Xy& corner : around) {
        corner = {corner.x / std::cos(std::numbers::pi / corner_count),
                  corner.y / std::cos(std::numbers::pi / corner_count)};
    }
    const PointIndex index{site_};
    std::vector<std::vector<Xy>> cuts(site_.size());
    parallel_chunks(site_.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        for (std::size_t site = begin; site < end; ++site) {
            cuts[site] = cuts_of(index, site_[site], largest_radius_m, around);
        }
    });
    for (std::size_t site = 0; site < site_.size(); ++site) {
        cuts_.insert(cuts_.end(), cuts[site].begin(), cuts[site].end());
        first_cut_[site + 1] = cuts_.size();
    }
}

void Catchments::outline(std::size_t site, double radius_m, std::span<const Xy> circle,
                         std::vector<Xy>& outline) const {
    set_circle(circle, radius_m, outline);
    double left_m = farthest_m(outline);
    for (std::size_t cut = first_cut_[site]; cut < first_cut_[site + 1]; ++cut) {
        const Xy neighbour = cuts_[cut];
        if (std::hypot(neighbour.x, neighbour.y) / 2.0 >= left_m) return;
        if (cut_at_bisector(neighbour, outline)) left_m = farthest_m(outline);
    }
}

} // namespace geo
