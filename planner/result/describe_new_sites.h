// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/result/scenario_result.h"

namespace planner {

/// What new cell sites are proposed, where, and how near the best that is, or why none is; empty: none may be built.
/// "3 new cell sites (2 at a school, 1 near power) reach 45 schools with 12,300 learners that no site reaches (at most
/// 12,900 can be); the plan uses 2".
std::string describe_new_sites(const ScenarioResult& result);

/// Schools that the plan connects through each new cell site; rows as in NetworkOptions::new_sites.
std::vector<std::size_t> count_on_new_sites(const ScenarioResult& result);

} // namespace planner
