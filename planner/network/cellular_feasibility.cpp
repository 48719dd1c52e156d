// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "planner/network/feasibility.h"

namespace planner {
namespace {

constexpr std::size_t generation_count = 4; // 2G, 3G, 4G, 5G: the columns of Indicators::generation_distance_m

constexpr Generation generation_of(std::size_t column) {
    return static_cast<Generation>(static_cast<std::size_t>(Generation::g2) + column);
}

} // namespace

CellularJudge::CellularJudge(const JudgeBasis& basis) : basis_{basis} {
    for (const CoverageLayer& layer : basis.dataset.coverage)
        best_layer_ = std::max(best_layer_, layer.generation);
    for (const auto& carries : basis.dataset.cell_sites.carries) {
        for (std::size_t column = 0; column < generation_count; ++column) {
            if (carries[column]) best_site_ = std::max(best_site_, generation_of(column));
        }
    }
}

Feasibility CellularJudge::judge(std::size_t school) const {
    const NetworkRules::Cellular& rules = basis_.rules.cellular;
    const double demand_mbps = basis_.demand_mbps[school];
    const Generation needed =
        demand_mbps <= rules.max_mbps_on_3g ? std::min(rules.min_generation, Generation::g3) : rules.min_generation;
    const Generation coverage = basis_.indicators.coverage[school];
    const bool coverage_known = coverage != Generation::unknown;

    if (best_layer_ >= needed && coverage_known) {
        if (coverage < needed) return Feasibility::not_covered;
    } else if (best_site_ >= needed) {
        const auto is_near = [&](std::size_t column) {
            return basis_.indicators.generation_distance_m[column][school] <= rules.max_distance_m;
        };
        bool any_near = false;
        for (std::size_t column = 0; column < generation_count; ++column)
            any_near = any_near || (generation_of(column) >= needed && is_near(column));
        if (!any_near) return Feasibility::too_far;
    } else if (coverage_known) {
        if (coverage < needed) return Feasibility::not_covered;
    } else {
        return Feasibility::no_source;
    }
    return demand_mbps <= rules.max_mbps ? Feasibility::feasible : Feasibility::too_much_demand;
}

} // namespace planner
