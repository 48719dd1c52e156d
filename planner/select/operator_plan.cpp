// SPDX-License-Identifier: Apache-2.0
#include "planner/select/operator_plan.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "planner/select/pose_selection.h"
#include "planner/select/proof.h"
#include "planner/select/reach_floors.h"

namespace planner {

double worth_to_operator(const PlanBasis& basis, const Objective& objective, const std::vector<Outcome>& technology) {
    const Prices prices = price_for_operator(basis, objective.service_cost_share);
    double revenue_usd = 0.0;
    for (std::size_t school = 0; school < technology.size(); ++school) {
        if (const auto chosen = technology_of(technology[school]))
            revenue_usd += prices.revenue_usd[static_cast<std::size_t>(*chosen)][school];
    }
    return revenue_usd - price_of(technology, basis, prices);
}

OperatorPlan plan_for_operator(const PlanBasis& basis, const Objective& objective, double budget_usd,
                               geo::Progress& progress) {
    const Prices prices = price_for_operator(basis, objective.service_cost_share);
    const Choice for_all = choose_for_all(basis, net_of_revenue(prices), objective);
    SelectionProblem problem = pose_on_all_trees(basis, prices, objective, 0.0);
    problem.budget_usd = budget_for(usd_of_all(problem));
    const std::vector<std::size_t> settled_on = settle_by_way(basis, problem, for_all.way);
    SolvedSelection solved = reach_floors(problem, settled_on, progress);
    std::vector<Outcome> technology = read_technologies(basis, problem, solved.selection);

    const double limit_usd = spendable_usd(budget_usd);
    const double wanted_usd = price_of(technology, basis, prices);
    const bool is_limited = wanted_usd > limit_usd;
    OperatorPlan plan;
    for (std::size_t school = 0; school < technology.size(); ++school) {
        const bool is_possible = technology_of(for_all.technology[school]).has_value();
        const bool pays = technology_of(technology[school]).has_value();
        plan.if_offline.push_back(is_limited && pays ? OfflineReason::beyond_budget
                                  : is_possible      ? OfflineReason::no_profit
                                                     : OfflineReason::no_technology);
    }
    problem.budget_usd = std::min(problem.budget_usd, limit_usd);
    if (is_limited) solved = reach_floors(problem, settled_on, progress);
    Optimality optimality;
    solved = prove(problem, objective, std::move(solved), optimality.unproven);
    technology = read_technologies(basis, problem, solved.selection);
    optimality.floors_are_out_of_reach = solved.floors_are_out_of_reach;
    judge_reach(basis, objective, technology, optimality);
    optimality.is_limited = is_limited;
    optimality.ample_usd = budget_for(wanted_usd);
    optimality.value = worth_to_operator(basis, objective, technology);
    optimality.bound = solved.bound;
    std::optional<double> unspent_usd;
    if (objective.budget_usd) unspent_usd = budget_usd - price_of(technology, basis, prices);
    plan.purchase = {std::move(technology), std::vector(basis.standing.size(), true), std::move(optimality),
                     unspent_usd};
    return plan;
}

} // namespace planner
