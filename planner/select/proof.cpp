// SPDX-License-Identifier: Apache-2.0
#include "planner/select/proof.h"

#include <ranges>

#include "planner/select/exact_selection.h"
#include "planner/select/pose_selection.h"

namespace planner {

namespace {

constexpr double exact_wanted_share = 1e-9;
constexpr double rounding_reserve_share = 1e-9; // of a price that is not to be exceeded

std::optional<ProvenPlan> prove(const PlanBasis& basis, const SelectionProblem& problem) {
    const auto can_be_served = [&](std::size_t school) { return !problem.options_of(school).empty(); };
    const auto servable = std::ranges::count_if(std::views::iota(std::size_t{0}, problem.school_count()), can_be_served);
    if (static_cast<std::size_t>(servable) > exact_school_limit) return std::nullopt;
    const auto exact = solve_exactly(problem);
    if (!exact) return std::nullopt;
    return ProvenPlan{read_technologies(basis, problem, exact->selection), exact->sums};
}

} // namespace

std::optional<ProvenPlan> prove_spending(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                                         const SelectionProblem& problem, const SolvedSelection& solved) {
    const bool is_proven = solved.gap_share() <= exact_wanted_share && meets_floors(problem, solved.selection);
    if (!objective.exact || is_proven) return std::nullopt;
    if (objective.kind == Objective::Kind::order) return prove(basis, problem);
    return prove(basis, pose_on_all_trees(basis, prices, objective, problem.budget_usd));
}

std::optional<ProvenPlan> prove_least_cost(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                                           const std::vector<Outcome>& technology) {
    if (!objective.exact || objective.kind != Objective::Kind::least_cost) return std::nullopt;
    const double most_usd = price_of(technology, basis, prices) * (1.0 + rounding_reserve_share);
    return prove(basis, pose_for_everybody(basis, prices, most_usd));
}

std::vector<Outcome> read_technologies(const PlanBasis& basis, const SelectionProblem& problem,
                                       const Selection& selection) {
    std::vector<Outcome> technology(selection.option.size(), Outcome::offline);
    for (std::size_t rank = 0; rank < technology.size(); ++rank) {
        const std::size_t option = selection.option[rank];
        if (option != Selection::none)
            technology[basis.ranking.order[rank]] = outcome_of(problem.options[option].technology);
    }
    return technology;
}

} // namespace planner
