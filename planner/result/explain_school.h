// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// One line on a school: why its technology, why not the others, and what would have to change. Prices are present
/// value with the overheads on capex, in USD: "satellite, 9,120; fiber costs 41,300 with 2.6 km of new trench, cheapest
/// below 0.4 km; cellular: not covered; point to point: too far".
std::string explain_school(const ScenarioResult& result, std::size_t school);

} // namespace planner
