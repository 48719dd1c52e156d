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
    constexpr double percent = 100.0, least_told_percent = 0.001, rounding_share = 1e-9;
    if (gap_share <= 0.0) return "0 %";
    const double gap = std::max(gap_share * percent, least_told_percent);
    const double step = std::pow(10.0, std::floor(std::log10(gap)) - 2.0); // three digits, rounded up
    return fmt::format("{:.3g} %", std::ceil(gap / step * (1.0 - rounding_share)) * step);
}

std::string describe_reach(const ScenarioResult& result) {
    const Optimality& optimality = result.plan->optimality;
    const double gap_share = optimality.gap_share();
    const double whole = optimality.counts_schools ? std::floor(optimality.bound) : std::ceil(optimality.bound);
    const double bound = gap_share > 0.0 ? std::max(whole, optimality.value) : std::round(optimality.value);
    const std::string no_more =
        fmt::format("no plan within it connects more than {} (gap <= {})", grouped(bound), describe_gap(gap_share));
    if (optimality.phased_value)
        return fmt::format("the yearly budgets connect {}; the budget at once would connect {}; with fiber laid out "
                           "so, {}",
                           describe_benefit(result, *optimality.phased_value), grouped(std::round(optimality.value)),
                           no_more);
    return fmt::format("the budget connects {}; with fiber laid out so, {}", describe_benefit(result, optimality.value),
                       no_more);
}

std::string describe_least_cost(const ScenarioResult& result) {
    const Totals& totals = result.totals;
    const bool is_after_cost = result.scenario.objective.kind == Objective::Kind::least_cost;
    if (!is_after_cost || result.plan->optimality.is_limited || !totals.objective_bound) return "";
    return fmt::format("with fiber laid out so, no plan for all who can be served costs less than {} USD (gap <= {})",
                       grouped(std::floor(*totals.objective_bound)), describe_gap(*totals.gap_share));
}

} // namespace planner
