// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "geo/lon_lat.h"
#include "planner/synth/frame.h"
#include "planner/synth/road_network.h"
#include "planner/synth/settlements.h"
#include "planner/synth/terrain.h"

namespace planner::synth {

/// A point of the backbone where a school's fiber can begin.
struct BackboneNode {
    Cell cell = no_cell;
    std::string_view status; // "operational", "under construction", "planned"
    std::size_t operator_number = 0;
};

/// A tower or mast.
struct CellSite {
    geo::LonLat place;
    double antenna_height_m = 30.0;
    bool has_3g = false, has_4g = false; // all have 2G; those with 4G have 3G
    std::size_t operator_number = 0;
};

/// Chooses along which roads the backbone and the grid run: to the larger towns, with a few rings; marks links and road
/// grid.
void lay_backbone_and_grid(const Frame& frame, const Settlements& settlements, RoadNetwork& network);

/// Nodes in each town of the backbone and every 25 to 45 km between them.
std::vector<BackboneNode> place_nodes(const Frame& frame, const Settlements& settlements, const RoadNetwork& network);

/// Sites where people are and along the main roads.
std::vector<CellSite> place_cell_sites(const Frame& frame, const Terrain& terrain, const Settlements& settlements,
                                       const RoadNetwork& network);

/// Distance from each cell to the nearest power line or town, km.
Field distance_to_grid(const Frame& frame, const Settlements& settlements, const RoadNetwork& network);
/// Distance from each cell to the nearest node that works, km.
Field distance_to_nodes(const Frame& frame, const std::vector<BackboneNode>& nodes);

} // namespace planner::synth
