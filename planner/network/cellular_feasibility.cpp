// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
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

bool CellularJudge::is_modelled(std::size_t school) const {
    return basis_.rules.cellular.coverage == NetworkRules::Cellular::Coverage::modelled &&
           !basis_.layout.modelled_mbps.empty() && !std::isnan(basis_.layout.modelled_mbps[school]);
}

Feasibility CellularJudge::judge(std::size_t school) const {
    const Feasibility coverage = judge_coverage(school, needed_generation(school));
    if (coverage != Feasibility::feasible) return coverage;
    return basis_.demand_mbps[school] <= carried_mbps(school) ? Feasibility::feasible : Feasibility::too_much_demand;
}

double CellularJudge::carried_mbps(std::size_t school) const {
    const NetworkRules::Cellular& rules = basis_.rules.cellular;
    if (is_modelled(school)) return std::min(basis_.layout.modelled_mbps[school], rules.max_mbps);
    const bool is_stand_in = needed_generation(school) < rules.min_generation &&
                             judge_coverage(school, rules.min_generation) != Feasibility::feasible;
    return is_stand_in ? std::min(rules.max_mbps_on_3g, rules.max_mbps) : rules.max_mbps;
}

Feasibility CellularJudge::judge_coverage(std::size_t school, Generation needed) const {
    if (is_modelled(school))
        return basis_.layout.modelled_mbps[school] > 0.0 ? Feasibility::feasible : Feasibility::not_covered;
    const Generation coverage = basis_.indicators.coverage[school];
    const bool coverage_known = coverage != Generation::unknown;
    const Feasibility by_coverage = coverage < needed ? Feasibility::not_covered : Feasibility::feasible;
    if (best_layer_ >= needed && coverage_known) return by_coverage;
    if (best_site_ < needed) return coverage_known ? by_coverage : Feasibility::no_source;
    for (std::size_t column = 0; column < generation_count; ++column) {
        const double away_m = basis_.indicators.generation_distance_m[column][school];
        if (generation_of(column) >= needed && away_m <= basis_.rules.cellular.max_distance_m)
            return Feasibility::feasible;
    }
    return Feasibility::too_far;
}

std::size_t CellularJudge::site(std::size_t school) const {
    const Indicators& indicators = basis_.indicators;
    if (is_modelled(school)) return basis_.layout.modelled_site[school];
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
