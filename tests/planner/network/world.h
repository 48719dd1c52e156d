// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/measure/geodesic.h"
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

/// Adds an operational fiber node.
inline void add_node(planner::Dataset& dataset, const std::string& id, geo::LonLat place) {
    planner::TransmissionNodes& nodes = dataset.transmission_nodes;
    nodes.id.push_back(id);
    nodes.place.push_back(place);
    nodes.operator_name.emplace_back();
    nodes.status.push_back(planner::TransmissionNodes::Status::operational);
    nodes.has_fiber.push_back(true);
    nodes.on_line.push_back(false);
    nodes.capacity_mbps.push_back(geo::missing);
}

/// Adds a cell site; `carries`: 2G, 3G, 4G, 5G.
inline void add_site(planner::Dataset& dataset, const std::string& id, geo::LonLat place, std::array<bool, 4> carries) {
    planner::CellSites& sites = dataset.cell_sites;
    sites.id.push_back(id);
    sites.place.push_back(place);
    sites.carries.push_back(carries);
    sites.antenna_height_m.push_back(25.0);
    sites.capacity_mbps.push_back(geo::missing);
    sites.operator_name.emplace_back();
}

} // namespace tests
