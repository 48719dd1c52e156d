// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/prices.h"
#include "planner/select/solve_selection.h"

namespace planner {

/// A plan that the exact solver has proven to be the best, by any technology on any trees.
struct ProvenPlan {
    std::vector<Outcome> technology; // by school
    SelectionSums sums;
};

/// The best plan within the budget of a problem that is solved on settled trees; of an objective `order` on these. Where
/// the objective asks for the optimum, few schools can be served, and a gap is left or a floor missed; else, or where
/// the exact solver finds none, nothing.
std::optional<ProvenPlan> prove_spending(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                                         const SelectionProblem& problem, const SolvedSelection& solved);

/// The cheapest plan for everybody, as prove_spending; it costs at most as much as these technologies.
std::optional<ProvenPlan> prove_least_cost(const PlanBasis& basis, const Prices& prices, const Objective& objective,
                                           const std::vector<Outcome>& technology);

/// The technologies of a selection, as options of a problem that was posed for this basis; by school.
std::vector<Outcome> read_technologies(const PlanBasis& basis, const SelectionProblem& problem,
                                       const Selection& selection);

} // namespace planner
