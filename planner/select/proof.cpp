// SPDX-License-Identifier: Apache-2.0
#include "planner/select/proof.h"

#include <utility>

#include "planner/select/exact_selection.h"
#include "planner/select/pose_selection.h"
#include "planner/select/spending.h"

namespace planner {

namespace {

constexpr double exact_wanted_share = 1e-9;

std::optional<SolvedSelection> solve_few(const SelectionProblem& problem, Unproven& unproven) {
    std::size_t servable = 0;
    for (std::size_t school = 0; school < problem.school_count(); ++school)
        servable += problem.can_be_served(school);
    std::optional<SolvedSelection> exact;
    if (servable <= exact_school_limit) exact = solve_exactly(problem);
    unproven = exact                           ? Unproven::none
               : !has_exact_solver()           ? Unproven::no_solver
               : servable > exact_school_limit ? Unproven::many_schools
                                               : Unproven::gave_up;
    return exact;
}

} // namespace

SolvedSelection prove(const SelectionProblem& problem, const Objective& objective, SolvedSelection solved,
                      Unproven& unproven) {
    const bool meets_all = meets_floors(problem, solved.selection);
    if (!objective.exact || (solved.gap_share() <= exact_wanted_share && meets_all)) return solved;
    std::optional<SolvedSelection> exact = solve_few(problem, unproven);
    if (exact) return std::move(*exact);
    if (!meets_all && unproven == Unproven::gave_up) unproven = Unproven::none; // there is no plan to find
    return solved;
}

std::optional<std::vector<Outcome>> prove_least_cost(const PlanBasis& basis, const Prices& prices,
                                                     const Objective& objective, const std::vector<Outcome>& technology,
                                                     Unproven& unproven) {
    if (!objective.exact || objective.kind != Objective::Kind::least_cost) return std::nullopt;
    const double most_usd = budget_for(price_of(technology, basis, prices));
    const SelectionProblem problem = pose_for_everybody(basis, prices, most_usd);
    const auto exact = solve_few(problem, unproven);
    if (!exact) return std::nullopt;
    return read_technologies(basis, problem, exact->selection);
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
