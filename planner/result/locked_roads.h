// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// First cost of the trench along locked roads, USD, which no figure of a plan holds: length x slack x cost of the
/// roads against a common one x price per km. 0: no road is locked. Source: METHODS.md "Fiber along roads".
double locked_trench_usd(const ScenarioResult& result);

/// How long that is: route, km.
double locked_route_km(const ScenarioResult& result);

/// Both: "fiber along locked roads, 22.4 km and 268,800 USD to lay, is in no figure of the plan"; empty: no road of the
/// dataset is locked.
std::string describe_locked_roads(const ScenarioResult& result);

} // namespace planner
