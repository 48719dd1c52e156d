// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/progress.h"
#include "planner/network/network_options.h"

namespace planner {

/// Fills the radio columns of a layout that has its fiber columns, for the schools to serve: along a surveyed line;
/// else over the relief, to the nearest of the eight nearest masts in range that is in clear sight. Without a relief
/// that is fine enough the nearest counts, unchecked; but where the dataset has sight lines only these do. Then, where
/// the rules allow relays, the schools without such a link look for schools that have a way, in the same manner and
/// round by round: so each comes over as few links as possible, in the last round over one more than allowed. Source:
/// METHODS.md "Relays".
void lay_out_radio(const Dataset& dataset, const std::vector<Standing>& standing, const RadioRules& rules,
                   bool use_planned, NetworkLayout& layout, geo::Progress& progress);

} // namespace planner
