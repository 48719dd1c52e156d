// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "planner/data/dataset.h"
#include "planner/need/indicators.h"

namespace tests {

/// So many schools of which nothing is known but their place (0, 0) and an id "s1", "s2", ...
planner::Schools unknown_schools(std::size_t count);

/// Six invented schools of which nearly everything is known: METHODS.md "Access figures" counts them.
planner::Schools six_schools();

/// Indicators of so many schools, nothing known but zero learners and no electricity.
planner::Indicators unknown_indicators(std::size_t count);

/// Turns the rows of a table round, the last school first.
void reverse(planner::Schools& schools);

} // namespace tests
