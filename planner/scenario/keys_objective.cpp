// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <limits>

#include "planner/scenario/key_builders.h"

namespace planner {

namespace {

Key budget_key() {
    NumberKey key{0, 1e12, {}, {}, false, true};
    key.get = [](const Scenario& scenario) {
        return scenario.objective.budget_usd.value_or(std::numeric_limits<double>::quiet_NaN());
    };
    key.set = [](Scenario& scenario, double value) {
        scenario.objective.budget_usd = std::isnan(value) ? std::nullopt : std::optional{value};
        widen_range(scenario, "objective.budget_usd", value);
    };
    return {
        "objective.budget_usd", "Budget", "USD", "DESIGN 11.4", "Present value over the horizon; none: money for all.",
        std::move(key)};
}

} // namespace

std::vector<Key> objective_keys() {
    return {
        choice(
            {"objective.kind", "Objective", "", "DESIGN 4",
             "Least cost for all, most learners or schools within a budget, or a fixed order of technologies."},
            {"least_cost", "most_learners", "most_schools", "order"}, Objective::Kind::least_cost,
            [](auto& s) -> auto& { return s.objective.kind; }),
        number(
            {"objective.need_exponent", "Need counts", "exponent", "DESIGN 11.7", "Benefit = need^e x learners."},
            {0, 10}, [](auto& s) -> auto& { return s.objective.need_exponent; }),
        budget_key(),
        choice(
            {"objective.spending_order", "A budget is spent by", "", "DESIGN 11.7",
             "Neediest first, or most benefit per dollar first; the most_ kinds go by their own benefit."},
            {"need", "efficiency"}, Objective::SpendingOrder::need,
            [](auto& s) -> auto& { return s.objective.spending_order; }),
    };
}

} // namespace planner
