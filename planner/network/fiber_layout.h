// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "geo/road/road_forest.h"
#include "planner/network/network_options.h"

namespace planner {

/// Grows a forest from sources over sites; `rank` decides equal hops, as geo::grow_forest says.
using ForestGrower = std::function<geo::RoadForest(
    std::span<const geo::LonLat> sites, std::span<const geo::LonLat> sources, std::span<const std::size_t> rank)>;

/// Fills the fiber columns of a layout: fiber, the ways of its hops, source_node, source_school. Sources are the
/// transmission nodes that have fiber and the schools that do; equal hops prefer nodes, then schools with fiber, then
/// ids.
void lay_out_fiber(const Dataset& dataset, const std::vector<Standing>& standing, bool use_planned_nodes,
                   const ForestGrower& grow, NetworkLayout& layout);

} // namespace planner
