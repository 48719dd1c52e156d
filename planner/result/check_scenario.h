// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/issue.h"
#include "planner/data/dataset.h"
#include "planner/result/scenario_result.h"
#include "planner/scenario/scenario.h"

namespace planner {

/// What in a scenario is worth a second look beside the data: overrides of schools and roads that the dataset does not
/// hold ("unknown_override"), overrides of roads where fiber is not laid along roads or roads have no ids
/// ("idle_override"), proposed nodes outside all areas ("outside_area") or with an id that another node has
/// ("repeated_id"), prices outside what has been seen anywhere ("implausible_price"). An issue each.
std::vector<geo::Issue> check_scenario(const Scenario& scenario, const Dataset& dataset);

/// The same of a result's scenario, then floors of groups of which nothing is known ("idle_floor"), the cell sites of
/// which its plan asks more than they have left ("full_site") and the radio links that lead over voids of the relief
/// ("unknown_sight").
std::vector<geo::Issue> check_result(const ScenarioResult& result);

/// What of a person's decisions has no effect or is odd, a line each: "2 overrides name nothing in the dataset: school
/// "x" and road "17"; ...", then overrides of roads without effect and proposed nodes as check_scenario tells them.
std::vector<std::string> describe_odd_overrides(const ScenarioResult& result);

} // namespace planner
