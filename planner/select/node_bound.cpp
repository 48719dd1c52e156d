// SPDX-License-Identifier: Apache-2.0
#include "planner/select/node_bound.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>
#include <vector>

#include "planner/select/cost_bound.h"
#include "planner/select/pose_selection.h"
#include "planner/select/spending.h"
#include "planner/select/tree_search.h"
#include "planner/select/ways.h"

namespace planner {

namespace {

/// A technology by which each school may share works; the one, where it may by one at most.
std::vector<Technology> only_ways(const PlanBasis& basis) {
    std::vector<Technology> way(basis.standing.size(), Technology::fiber);
    for (const Technology technology : technologies_with_trees(basis.cost.works)) {
        for (std::size_t school = 0; school < way.size(); ++school) {
            if (may_share_by(technology, basis, school)) way[school] = technology;
        }
    }
    return way;
}

/// Whether fiber alone can serve a school.
bool has_fiber_alone(const PlanBasis& basis, std::size_t school) {
    return is_to_serve(basis.standing[school]) && std::ranges::all_of(technologies, [&](Technology technology) {
               return is_feasible(basis, technology, school) == (technology == Technology::fiber);
           });
}

/// No plan within the room costs less, USD, where each school that it leaves to nothing costs `served_usd`; each
/// megabit that fiber takes of a full node costs so large a share of its price, and all that they have is given back.
double least_usd_within(const PlanBasis& offered, const GivenRoom& given, double price_share) {
    NetworkOptions options = offered.options;
    Prices prices = price_choices(offered);
    std::vector<bool> is_marked(offered.standing.size());
    for (std::size_t school = 0; school < is_marked.size(); ++school) {
        is_marked[school] = is_to_serve(offered.standing[school]);
        prices.option_usd[static_cast<std::size_t>(Technology::fiber)][school] += price_share * given.room_usd[school];
        if (!has_fiber_alone(offered, school)) continue;
        options.of(Technology::satellite)[school] = Feasibility::feasible; // stands for being left to nothing
        prices.option_usd[static_cast<std::size_t>(Technology::satellite)][school] = given.served_usd;
    }
    const PlanBasis basis{offered.schools, offered.standing,   offered.layout,  options,          offered.cost,
                          offered.people,  offered.indicators, offered.ranking, offered.overheads};
    const std::vector<Outcome> technology = choose_least_cost(basis, prices, is_marked, only_ways(basis));
    return price_of(technology, basis, prices) - gap_of_least_cost(basis, prices, technology) -
           price_share * given.all_room_usd;
}

/// What another plan may save against these technologies.
double cost_gap_within(const PlanBasis& offered, const GivenRoom& given, const std::vector<Outcome>& outcome) {
    constexpr double rounding_share = 1e-12;
    double usd = price_of(outcome, offered, price_choices(offered));
    for (std::size_t school = 0; school < outcome.size(); ++school) {
        if (outcome[school] == Outcome::offline && has_fiber_alone(offered, school)) usd += given.served_usd;
    }
    const double least = std::max(least_usd_within(offered, given, 0.0), least_usd_within(offered, given, 1.0));
    const double gap_usd = usd - least;
    if (gap_usd <= rounding_share * usd) return 0.0;
    const bool serves_all = gap_usd < 0.5 * given.served_usd && least > 0.0;
    return serves_all ? gap_usd : std::numeric_limits<double>::infinity();
}

/// The choice of all plans within the budget, before fiber was refused.
SelectionProblem pose_offered(const PlanBasis& basis, const Objective& objective) {
    const Prices prices = objective.kind == Objective::Kind::operator_npv
                              ? price_for_operator(basis, objective.service_cost_share)
                              : price_choices(basis);
    SelectionProblem problem = pose_on_all_trees(basis, prices, objective, 0.0);
    problem.budget_usd = objective.budget_usd ? spendable_usd(*objective.budget_usd) : usd_of_all(problem);
    return problem;
}

/// Takes off what fiber is worth the price of the room that it needs.
void charge_room(const PlanBasis& basis, const GivenRoom& given, double worth_of_usd, SelectionProblem& problem) {
    for (std::size_t rank = 0; rank < problem.school_count(); ++rank) {
        const double worth = worth_of_usd * given.room_usd[basis.ranking.order[rank]];
        for (const std::size_t row : problem.options_of(rank)) {
            ServiceOption& option = problem.options[row];
            if (option.technology == Technology::fiber) option.benefit = std::max(0.0, option.benefit - worth);
        }
    }
}

/// The bound of a problem; where all its floors can be met and the plan misses some, floors apart.
SolvedSelection bound_selections(SelectionProblem problem, const Plan& plan, geo::Progress& progress) {
    const std::vector<std::size_t> on_any(problem.school_count(), Selection::none);
    SolvedSelection best = solve_on_all_trees(problem, on_any, progress);
    if (plan.optimality.missed_floors.empty() || !meets_floors(problem, best.selection)) return best;
    problem.floors.clear();
    return solve_on_all_trees(problem, on_any, progress);
}

/// What counts for a plan, by any technologies.
Objective judged_by(Objective objective, const Optimality& optimality) {
    if (objective.kind == Objective::Kind::operator_npv) return objective;
    objective.kind = optimality.counts_schools ? Objective::Kind::most_schools : Objective::Kind::most_learners;
    if (!optimality.is_limited) objective.floors.clear(); // all who can be are served
    return objective;
}

/// Bounds all other uses of the room, within the budget or for everybody.
void bound_other_room(const PlanBasis& offered, const GivenRoom& given, const Objective& objective, Plan& plan,
                      geo::Progress& progress) {
    Optimality& optimality = plan.optimality;
    const bool is_operators = objective.kind == Objective::Kind::operator_npv;
    if (objective.kind == Objective::Kind::least_cost && !optimality.is_limited)
        optimality.cost_gap_usd = cost_gap_within(offered, given, plan.outcome);
    SelectionProblem problem = pose_offered(offered, judged_by(objective, optimality));
    const SolvedSelection best = bound_selections(problem, plan, progress);
    optimality.bound = best.bound;
    optimality.floors_are_out_of_reach = best.floors_are_out_of_reach;
    if (optimality.gap_share() == 0.0 || given.all_room_usd == 0.0) return;
    const double worth_of_usd = is_operators ? 1.0 : 1.0 / given.served_usd;
    charge_room(offered, given, worth_of_usd, problem);
    const double charged_bound = bound_selections(std::move(problem), plan, progress).bound;
    optimality.bound = std::min(optimality.bound, charged_bound + worth_of_usd * given.all_room_usd);
}

} // namespace

void judge_other_room(const PlanBasis& offered, const GivenRoom& given, const Objective& objective, Plan& plan,
                      geo::Progress& progress) {
    bound_other_room(offered, given, objective, plan, progress);
    Optimality& optimality = plan.optimality;
    const bool has_gap = optimality.gap_share() > 0.0 || optimality.cost_gap_usd > 0.0;
    if (objective.exact && has_gap) optimality.unproven = Unproven::full_nodes;
}

} // namespace planner
