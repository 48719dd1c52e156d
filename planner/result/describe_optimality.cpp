// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_optimality.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include <fmt/format.h>

#include "planner/data/grouped.h"

namespace planner {

std::string describe_benefit(const ScenarioResult& result, double amount) {
    constexpr double usd_per_million = 1e6;
    const Objective& objective = result.scenario.objective;
    if (objective.kind == Objective::Kind::operator_npv)
        return fmt::format("an operator {:.2f} M USD", amount / usd_per_million);
    const bool counts_schools = result.plan->optimality.counts_schools;
    const std::string_view unit = counts_schools                  ? "schools"
                                  : objective.need_exponent > 0.0 ? "weighted learners"
                                                                  : "learners";
    return fmt::format("{} {}", grouped(std::round(amount)), unit);
}

std::string describe_gap(double gap_share) {
    constexpr double percent = 100.0, least_told_percent = 0.001;
    return fmt::format("{:.3g} %", gap_share > 0.0 ? std::max(gap_share * percent, least_told_percent) : 0.0);
}

std::string describe_reach(const ScenarioResult& result) {
    const Optimality& optimality = result.plan->optimality;
    const double gap_share = optimality.gap_share();
    const std::string bound = fmt::format(
        "{} (gap <= {})", grouped(gap_share > 0.0 ? std::ceil(optimality.bound) : std::round(optimality.value)),
        describe_gap(gap_share));
    if (optimality.phased_value)
        return fmt::format("the yearly budgets connect {}; the budget at once would connect {}, and no plan within it "
                           "more than {}",
                           describe_benefit(result, *optimality.phased_value), grouped(std::round(optimality.value)),
                           bound);
    return fmt::format("the budget connects {}; no plan within it connects more than {}",
                       describe_benefit(result, optimality.value), bound);
}

std::string describe_least_cost(const ScenarioResult& result) {
    const Totals& totals = result.totals;
    const bool is_after_cost = result.scenario.objective.kind == Objective::Kind::least_cost;
    if (!is_after_cost || result.plan->optimality.is_limited || !totals.objective_bound) return "";
    return fmt::format("no plan for all costs less than {} USD (gap <= {})",
                       grouped(std::floor(*totals.objective_bound)), describe_gap(*totals.gap_share));
}

} // namespace planner
