// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/overridden_roads.h"

#include <cmath>
#include <vector>

namespace planner {

namespace {

/// Adds a place to a line that is drawn, on the side of the antimeridian where the line is.
void add_place(geo::Shapes& lines, geo::LonLat place, bool is_first) {
    if (!is_first) place.lon = lines.point.back().lon + std::remainder(place.lon - lines.point.back().lon, 360.0);
    lines.point.push_back(place);
}

void add_edge(geo::Shapes& lines, const geo::RoadGraph& graph, std::size_t edge) {
    add_place(lines, graph.place[graph.edges.from[edge]].place(), true);
    for (const geo::FixedPlace bend : graph.edges.bends(edge))
        add_place(lines, bend.place(), false);
    add_place(lines, graph.place[graph.edges.to[edge]].place(), false);
    lines.first_point.push_back(lines.point.size());
}

} // namespace

OverriddenRoads find_overridden_roads(const Dataset& dataset, const RoadOverrides& overrides) {
    if (overrides == RoadOverrides{}) return {};
    std::vector<RoadOverride> decided; // by row of road_id
    for (const std::string_view id : dataset.road_id)
        decided.push_back(override_of(overrides, id));
    geo::Shapes forbidden, locked;
    forbidden.first_point = locked.first_point = {0};
    const geo::RoadEdges& edges = dataset.road_graph.edges;
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
        if (edges.road[edge] == geo::RoadLines::no_road) continue;
        const RoadOverride of_edge = decided[edges.road[edge]];
        if (of_edge == RoadOverride::forbidden) add_edge(forbidden, dataset.road_graph, edge);
        if (of_edge == RoadOverride::locked) add_edge(locked, dataset.road_graph, edge);
    }
    return {world_shapes_of(forbidden), world_shapes_of(locked)};
}

void paint_overridden_roads(Canvas& canvas, LineMask& mask, const OverriddenRoads& roads, const geo::MercatorGrid& grid,
                            const Palette& palette, double scale) {
    const auto paint = [&](const WorldShapes& lines, double width, Colour colour) {
        add_lines(mask, lines, grid, width * scale);
        mask.paint_onto(canvas, colour);
    };
    paint(roads.forbidden, 4.6, palette.halo);
    paint(roads.forbidden, 2.6, palette.forbidden_road);
    paint(roads.locked, 7.0, palette.halo);
    paint(roads.locked, 5.0, palette.fiber_line);
    paint(roads.locked, 2.0, palette.halo);
}

} // namespace planner
