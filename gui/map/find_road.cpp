// SPDX-License-Identifier: Apache-2.0
#include "gui/map/find_road.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace gui {

namespace {

/// A small rectangle of degrees around a place.
struct Surroundings {
    geo::LonLat middle;
    double half_lon, half_lat;

    /// Whether a straight piece may come in; no if both ends lie beyond one side.
    bool may_hold(geo::LonLat from, geo::LonLat to) const {
        const double lon = std::remainder(from.lon - middle.lon, 360.0), lat = from.lat - middle.lat;
        const double to_lon = lon + std::remainder(to.lon - from.lon, 360.0), to_lat = to.lat - middle.lat;
        return std::min(lon, to_lon) <= half_lon && std::max(lon, to_lon) >= -half_lon &&
               std::min(lat, to_lat) <= half_lat && std::max(lat, to_lat) >= -half_lat;
    }
};

Surroundings around(const planner::MapView& view, geo::Xy pixel, double reach_px) {
    const geo::LonLat middle = planner::place_from_pixel(view, pixel);
    const geo::LonLat corner = planner::place_from_pixel(view, {pixel.x + reach_px, pixel.y - reach_px});
    // a degree of latitude takes more pixels to the north
    return {middle, std::abs(std::remainder(corner.lon - middle.lon, 360.0)), 1.1 * (corner.lat - middle.lat)};
}

/// Pixels from a pixel to the straight line between two places.
double distance_px(const planner::MapView& view, geo::Xy pixel, geo::LonLat from, geo::LonLat to) {
    const geo::Xy start = planner::pixel_from_place(view, from), end = planner::pixel_from_place(view, to);
    const double x = end.x - start.x, y = end.y - start.y, length2 = x * x + y * y;
    const double along = ((pixel.x - start.x) * x + (pixel.y - start.y) * y) / length2;
    const double share = length2 > 0.0 ? std::clamp(along, 0.0, 1.0) : 0.0;
    return std::hypot(start.x + share * x - pixel.x, start.y + share * y - pixel.y);
}

} // namespace

std::optional<std::size_t> find_road(const planner::Dataset& dataset, const planner::MapView& view, geo::Xy pixel,
                                     double reach_px) {
    const Surroundings near = around(view, pixel, reach_px);
    const geo::RoadGraph& graph = dataset.road_graph;
    std::optional<std::size_t> found;
    double least_px = reach_px;
    for (std::size_t edge = 0; edge < graph.edges.size(); ++edge) {
        const std::size_t road = graph.edges.road[edge];
        if (road == geo::RoadLines::no_road) continue;
        geo::LonLat from = graph.place[graph.edges.from[edge]].place();
        const auto look_at = [&](geo::FixedPlace end) {
            const geo::LonLat start = std::exchange(from, end.place());
            if (!near.may_hold(start, from)) return;
            const double away_px = distance_px(view, pixel, start, from);
            if (away_px > least_px || (away_px == least_px && found && *found <= road)) return;
            least_px = away_px;
            found = road;
        };
        for (const geo::FixedPlace bend : graph.edges.bends(edge))
            look_at(bend);
        look_at(graph.place[graph.edges.to[edge]]);
    }
    return found;
}

} // namespace gui
