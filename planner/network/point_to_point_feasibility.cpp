// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "planner/network/feasibility.h"

namespace planner {

Feasibility judge_point_to_point(const JudgeBasis& basis, std::size_t school) {
    const Dataset& dataset = basis.dataset;
    if (dataset.cell_sites.size() == 0 && dataset.transmission_nodes.size() == 0) return Feasibility::no_source;
    const double link_m = basis.layout.radio_link_m[school];
    if (std::isnan(link_m)) {
        const bool is_surveyed = basis.layout.radio_sight[school] == Sight::surveyed;
        return dataset.sight_lines.size() > 0 && !is_surveyed ? Feasibility::no_sight : Feasibility::too_far;
    }
    if (link_m > basis.rules.point_to_point.max_range_m) return Feasibility::too_far;
    if (basis.demand_mbps[school] > basis.rules.point_to_point.max_mbps) return Feasibility::too_much_demand;
    return Feasibility::feasible;
}

} // namespace planner
