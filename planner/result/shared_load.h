// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/issue.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// What the plan puts on each cell site and ground cell. Source: METHODS.md "Shared capacity".
SharedLoad measure_shared_load(const ScenarioResult& result);

/// Where a school's service is shared: "cell site T12", "ground cell 703112"; empty where it is not.
std::string describe_shared_place(const ScenarioResult& result, std::size_t school);

/// Cell sites that the plan asks for more than they have left, an issue each ("full_site") that names their schools.
std::vector<geo::Issue> list_full_sites(const ScenarioResult& result);

} // namespace planner
