// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// How many of the radio links that the plan builds lead over voids of the relief, and the first schools they begin at.
/// Empty: none does. "12 of 40 radio links lead over voids of the relief, their sight is not known: A, B, C and 9
/// more".
std::string describe_unknown_sight(const ScenarioResult& result);

} // namespace planner
