// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>

#include "planner/network/feasibility.h"

namespace planner {

int count_terminals(double demand_mbps, const NetworkRules::Satellite& rules) {
    constexpr double rounding = 1e-9; // 3 x 20 Mbps by way of growth rates is still three terminals
    const double terminals = std::ceil(demand_mbps / rules.planned_mbps_per_terminal - rounding);
    return static_cast<int>(std::clamp(terminals, 1.0, 1e6));
}

Feasibility judge_satellite(const JudgeBasis& basis, std::size_t school) {
    const int terminals = count_terminals(basis.demand_mbps[school], basis.rules.satellite);
    return terminals <= basis.rules.satellite.max_terminals ? Feasibility::feasible : Feasibility::too_much_demand;
}

} // namespace planner
