// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// How many schools stay offline and what keeps so most of them, or the largest part; ties go to the technology that is
/// missing. Where that is technology, the commonest refusal of each one that is enabled. Empty: no school stays
/// offline. "448 schools stay offline, most beyond the budget".
std::string describe_offline(const ScenarioResult& result);

} // namespace planner
