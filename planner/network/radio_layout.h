// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/progress.h"
#include "planner/network/network_options.h"

namespace planner {

/// Fills the radio columns of a layout for the schools to serve: the shortest link to a cell site or a transmission
/// node in range. Where the dataset has sight lines only these count; the others would be unchecked.
void lay_out_radio(const Dataset& dataset, const std::vector<Standing>& standing, double max_range_m,
                   bool use_planned_nodes, NetworkLayout& layout, geo::Progress& progress);

} // namespace planner
