// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// What a person wants to know of a plan, on standard output: technologies and money, how good it is known to be, what
/// its network leaves open, its phases, who is not served. `out` names it.
void tell_plan(const std::string& out, const ScenarioResult& result);

} // namespace planner
