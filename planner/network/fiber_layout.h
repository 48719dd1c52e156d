// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "geo/road/road_forest.h"
#include "planner/network/network_options.h"

namespace planner {

/// What a fiber forest grows over.
struct ForestPoints {
    std::vector<geo::LonLat> sites, sources;
    std::vector<std::size_t> rank; // sites, then sources: decides equal hops, as geo::grow_forest says
    std::vector<bool> goes_first;  // by site: joined as if there were no others; empty: none
    std::vector<bool> stays;       // by site, as FiberTurns has it; empty: none
    std::vector<bool> is_closed;   // by source, as FiberTurns has it; empty: none
};

/// Grows a forest from sources over sites.
using ForestGrower = std::function<geo::RoadForest(const ForestPoints& points)>;

/// Fills the fiber columns of a layout: fiber, the ways of its hops, nodes, source_node, source_school. Sources are the
/// transmission nodes that have fiber and the schools that do; equal hops prefer nodes, then schools with fiber, then
/// ids.
void lay_out_fiber(const Dataset& dataset, const std::vector<Standing>& standing, const NodeRules& nodes,
                   const ForestGrower& grow, NetworkLayout& layout, const FiberTurns& turns = {});

} // namespace planner
