// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/measure/geodesic.h"
#include "geo/road/road_class.h"
#include "planner/network/network_options.h"
#include "tests/tables.h"

namespace tests {

/// A place so many kilometres east and north of 30 E 2 S.
inline geo::LonLat at_km(double east_km, double north_km) {
    const geo::LonLat on_parallel = geo::destination({30.0, -2.0}, 90.0, east_km * 1'000.0);
    return geo::destination(on_parallel, 0.0, north_km * 1'000.0);
}

/// Schools "s1", "s2", ... at places, not connected, of which nothing else is known.
inline planner::Dataset schools_at(const std::vector<geo::LonLat>& places) {
    planner::Dataset dataset;
    dataset.schools = unknown_schools(places.size());
    dataset.schools.place = places;
    dataset.schools.connectivity.assign(places.size(), planner::Answer::no);
    return dataset;
}

/// Gives a dataset roads, lines of places, with an id each and OpenStreetMap's word for its class; without `ids` none
/// has one, without `classes` all are primary.
inline void add_roads(planner::Dataset& dataset, const std::vector<std::vector<geo::LonLat>>& lines,
                      const std::vector<std::string>& ids = {}, const std::vector<std::string>& classes = {}) {
    geo::RoadLines roads;
    for (std::size_t line = 0; line < lines.size(); ++line) {
        for (const geo::LonLat place : lines[line])
            roads.point.emplace_back(place);
        const std::uint8_t road_class = *geo::road_class_of(classes.empty() ? "primary" : classes[line]);
        roads.end_line(road_class, 0, ids.empty() ? geo::RoadLines::no_road : roads.add_road(ids[line]));
    }
    geo::Progress progress;
    dataset.road_graph = geo::build_road_graph(roads, 1.0, progress).value;
    dataset.road_id = roads.road_id;
}

} // namespace tests
