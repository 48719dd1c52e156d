// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <limits>

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

Generation CellularJudge::needed_generation(std::size_t school) const {
    const NetworkRules::Cellular& rules = basis_.rules.cellular;
    const bool is_small = basis_.demand_mbps[school] <= rules.max_mbps_on_3g;
    return is_small ? std::min(rules.min_generation, Generation::g3) : rules.min_generation;
}

Feasibility CellularJudge::judge(std::size_t school) const {
    const NetworkRules::Cellular& rules = basis_.rules.cellular;
    const Generation needed = needed_generation(school);
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
    return basis_.demand_mbps[school] <= rules.max_mbps ? Feasibility::feasible : Feasibility::too_much_demand;
}

std::size_t CellularJudge::site(std::size_t school) const {
    const Indicators& indicators = basis_.indicators;
    if (best_site_ == Generation::unknown)
        return basis_.dataset.cell_sites.size() > 0 ? indicators.nearest_site[school] : NetworkLayout::none;
    const Generation needed = needed_generation(school);
    std::size_t nearest = NetworkLayout::none;
    double nearest_m = std::numeric_limits<double>::infinity();
    for (std::size_t column = 0; column < generation_count; ++column) {
        if (generation_of(column) < needed) continue;
        if (!(indicators.generation_distance_m[column][school] < nearest_m)) continue;
        nearest = indicators.generation_site[column][school];
        nearest_m = indicators.generation_distance_m[column][school];
    }
    return nearest;
}

} // namespace planner
