// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/key_builders.h"

namespace planner {

std::vector<Key> objective_keys() {
    return {
        choice(
            {"objective.kind", "Objective", "", "METHODS.md \"Spending a budget\"",
             "Least cost for all, most learners or schools within a budget, a fixed order of technologies, or "
             "what pays an operator "
             "best. Least cost serves most learners where the budget is short."},
            {"least_cost", "most_learners", "most_schools", "order", "operator_npv"}, Objective::Kind::least_cost,
            [](auto& s) -> auto& { return s.objective.kind; }),
        number(
            {"objective.need_exponent", "Need counts", "exponent", "METHODS.md \"Spending a budget\"",
             "Benefit = need^e x learners."},
            {0, 10}, [](auto& s) -> auto& { return s.objective.need_exponent; }),
        number(
            {"objective.service_cost_share", "Cost of service", "share", "assumption",
             "What service costs an operator himself (transit, satellite capacity, customers), of what schools pay for "
             "it; acts on his plan and figures alone. None, as in ITU's platform, is an upper limit of what he earns."},
            {0, 1}, [](auto& s) -> auto& { return s.objective.service_cost_share; }),
        optional_number(
            {"objective.budget_usd", "Budget", "USD", "METHODS.md \"Spending a budget\"",
             "Present value over the horizon; none: money for all."},
            {0, 1e12}, [](auto& s) -> auto& { return s.objective.budget_usd; }),
        on_off(
            {"objective.exact", "Prove the optimum", "", "",
             "Asks the CBC solver where at most 400 schools are to be chosen and the fast solver leaves a gap."},
            [](auto& s) -> auto& { return s.objective.exact; }),
        choice(
            {"phasing.order", "Who comes first", "", "METHODS.md \"Phases\"",
             "The neediest schools, or those with most benefit for a dollar. Without yearly budgets all begin at "
             "once."},
            {"need", "efficiency"}, PhasingRules::Order::need, [](auto& s) -> auto& { return s.phasing.order; }),
        on_off(
            {"phasing.skip_ahead", "Pass over who does not fit", "", "METHODS.md \"Phases\"",
             "Off: a year ends with the first school that its money does not reach, and the order is strict."},
            [](auto& s) -> auto& { return s.phasing.skip_ahead; }),
    };
}

} // namespace planner
