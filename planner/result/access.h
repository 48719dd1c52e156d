// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/result/scenario_result.h"

namespace planner {

/// Mbps per learner at each school, 0 where unconnected. A connected school whose speed is not known counts as being at
/// the target. Source: METHODS.md "Equity".
std::vector<double> access_before(const ScenarioResult& result);
/// The same with the plan carried out: a school that it connects gets its demand of the first year.
std::vector<double> access_after(const ScenarioResult& result);

/// Whether a school counts as connected before the plan, and with the plan carried out.
bool is_connected_before(const ScenarioResult& result, std::size_t school);
bool is_connected_after(const ScenarioResult& result, std::size_t school);

/// Gini and Theil before and after, into the totals; a reason where one is not defined.
void measure_equity(const ScenarioResult& result, Totals& totals);

} // namespace planner
