// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>

#include "planner/data/dataset.h"
#include "planner/need/indicators.h"

namespace tests {

/// So many schools of which nothing is known but their place (0, 0) and an id "s1", "s2", ...
planner::Schools unknown_schools(std::size_t count);

/// Six invented schools of which nearly everything is known: METHODS.md "Access figures" counts them.
planner::Schools six_schools();

/// Indicators of so many schools, nothing known but zero learners and no electricity.
planner::Indicators unknown_indicators(std::size_t count);

/// Adds an operational fiber node.
void add_node(planner::Dataset& dataset, const std::string& id, geo::LonLat place);

/// Adds a cell site; `carries`: 2G, 3G, 4G, 5G.
void add_site(planner::Dataset& dataset, const std::string& id, geo::LonLat place, std::array<bool, 4> carries,
              double antenna_height_m = 25.0);

/// Turns the rows of a table round, the last one first.
void reverse(planner::Schools& schools);
void reverse(planner::CellSites& sites);
void reverse(planner::TransmissionNodes& nodes);
void reverse(planner::SightLines& lines);

} // namespace tests
