// SPDX-License-Identifier: Apache-2.0
#include "planner/network/feasibility.h"

namespace planner {

Feasibility judge_fiber(const JudgeBasis& basis, std::size_t school) {
    if (basis.layout.source_node.empty()) return Feasibility::no_source;
    if (basis.layout.fiber.upstream[school] == NetworkLayout::none) return Feasibility::too_far;
    if (basis.demand_mbps[school] > basis.rules.fiber.max_mbps) return Feasibility::too_much_demand;
    return Feasibility::feasible;
}

} // namespace planner
