// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// How many schools full transmission nodes leave without fiber, whether rounds of laying fiber anew may bring them to
/// other sources with room, and what another plan could save; how many schools take fiber where nothing limits it
/// although some node has a limit: take-up points along lines, locked roads, schools that have fiber. Empty: nothing to
/// say.
std::string describe_node_room(const ScenarioResult& result);

} // namespace planner
