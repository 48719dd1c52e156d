// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/progress.h"
#include "planner/network/network_options.h"

namespace planner {

/// Fills the fiber columns of a layout: fiber, the ways of its hops, source_node, source_school. Sources are the
/// transmission nodes that have fiber and the schools that do; equal hops prefer nodes, then schools with fiber, then
/// ids.
void lay_out_fiber(const Dataset& dataset, const std::vector<Standing>& standing, const LayoutRules& rules,
                   NetworkLayout& layout, geo::Progress& progress);

} // namespace planner
