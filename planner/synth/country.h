// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/progress.h"
#include "planner/synth/areas.h"
#include "planner/synth/coverage.h"
#include "planner/synth/frame.h"
#include "planner/synth/names.h"
#include "planner/synth/road_network.h"
#include "planner/synth/settlements.h"
#include "planner/synth/telecom.h"
#include "planner/synth/terrain.h"

namespace planner::synth {

/// An invented country but for its schools.
struct Country {
    Frame frame;
    std::string name;
    Terrain terrain;
    Settlements settlements;
    RoadNetwork roads;
    std::vector<BackboneNode> nodes;
    std::vector<CellSite> cell_sites;
    Coverage coverage;
    Areas areas;
    Field wealth;
    Field grid_km; // distance to the nearest power line
    Field node_km; // distance to the nearest node that works
    std::vector<Tongue> tongue_of_region;
    std::vector<std::string> region_name, district_name, town_name;

    /// The tongue spoken at a land cell.
    Tongue tongue_at(Cell cell) const { return tongue_of_region[areas.region[cell]]; }
};

/// Invents a country for so many schools. The same numbers give the same country.
Country invent_country(std::size_t school_count, std::uint64_t seed, geo::Progress& progress);

} // namespace planner::synth
