// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "planner/result/scenario_result.h"

namespace planner {

/// One line on a school: why its technology, why not the others, and what would have to change. Prices are present
/// value with the overheads on capex, in USD: "satellite, 9,120; fiber costs 41,300 with 2.6 km of new trench, cheapest
/// below 0.4 km or 1,900 USD per km; cellular: not covered; point to point: too far".
std::string explain_school(const ScenarioResult& result, std::size_t school);

/// That of every school; what they share is looked at once for all.
std::vector<std::string> explain_schools(const ScenarioResult& result);

/// What a technology costs at a school, as explain_school tells it: USD, present value with the overheads on capex,
/// without devices and people. Of works that schools build together the chosen one holds the school's part, another all
/// that is not built yet on its way. NaN where it cannot serve.
double technology_usd(const ScenarioResult& result, std::size_t school, Technology technology);

} // namespace planner
