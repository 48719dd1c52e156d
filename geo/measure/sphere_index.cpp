// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/sphere_index.h"

#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>
#include <numbers>
#include <utility>

#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"

namespace geo {
namespace {

std::vector<Xyz> points_on_sphere(std::span<const LonLat> places, double radius_m) {
    std::vector<Xyz> points;
    points.reserve(places.size());
    for (const LonLat place : places)
        points.push_back(on_sphere(place, radius_m));
    return points;
}

} // namespace

Xyz on_sphere(LonLat place, double radius_m) {
    const double lon = place.lon * radians_per_degree, lat = place.lat * radians_per_degree;
    return {radius_m * std::cos(lat) * std::cos(lon), radius_m * std::cos(lat) * std::sin(lon),
            radius_m * std::sin(lat)};
}

SphereIndex::SphereIndex(std::span<const LonLat> places, double radius_m)
    : radius_m_{radius_m}, places_{places.begin(), places.end()}, tree_{points_on_sphere(places, radius_m)} {}

Neighbour SphereIndex::nearest(LonLat from) const {
    assert(!places_.empty());
    const Xyz point = on_sphere(from, radius_m_);
    std::pair best{std::numeric_limits<double>::infinity(), places_.size()}; // squared chord, row
    std::array<std::size_t, 80> stack; // one far child per level, and the near one
    std::size_t depth = 0;
    stack[depth++] = KdTree::root;
    while (depth > 0) {
        const std::size_t node = stack[--depth];
        if (tree_.squared_distance_m2(node, point) > best.first) continue;
        if (tree_.is_leaf(node)) {
            for (std::size_t slot = tree_.node(node).begin; slot < tree_.node(node).end; ++slot)
                best = std::min(best, std::pair{squared_chord_m2(point, tree_.point(slot)), tree_.row(slot)});
            continue;
        }
        std::size_t near = KdTree::left(node), far = KdTree::right(node);
        if (tree_.squared_distance_m2(far, point) < tree_.squared_distance_m2(near, point)) std::swap(near, far);
        stack[depth++] = far;
        stack[depth++] = near;
    }
    return {best.second, great_circle_m(from, places_[best.second], radius_m_)};
}

} // namespace geo
