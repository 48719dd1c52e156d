// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "planner/network/feasibility.h"

namespace planner {

Feasibility judge_point_to_point(const JudgeBasis& basis, std::size_t school) {
    if (!basis.layout.has_radio_end) return Feasibility::no_source;
    const double link_m = basis.layout.radio_link_m[school];
    if (std::isnan(link_m)) {
        const bool is_surveyed = basis.layout.radio_sight[school] == Sight::surveyed;
        return basis.layout.only_surveyed_links && !is_surveyed ? Feasibility::no_sight : Feasibility::too_far;
    }
    if (link_m > basis.rules.point_to_point.link.max_range_m) return Feasibility::too_far;
    if (!can_be_planned(basis.layout.radio_sight[school])) return Feasibility::no_sight;
    if (basis.layout.radio_hops[school] > basis.rules.point_to_point.link.max_hops) return Feasibility::too_many_hops;
    if (basis.demand_mbps[school] > basis.rules.point_to_point.max_mbps) return Feasibility::too_much_demand;
    return Feasibility::feasible;
}

} // namespace planner
