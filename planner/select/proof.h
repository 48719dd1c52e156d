// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/prices.h"
#include "planner/select/solve_selection.h"

namespace planner {

/// What the exact solver proves to be best, where the objective asks for the optimum, few schools can be served, and a
/// gap is left or a floor missed; else, or where it finds nothing, what is solved already. `unproven` tells why not.
SolvedSelection prove(const SelectionProblem& problem, const Objective& objective, SolvedSelection solved,
                      Unproven& unproven);

/// The cheapest plan for everybody by any technology on any tree, proven: where the objective asks for the optimum and
/// few schools can be served; nothing: else, and `unproven` tells why. It costs at most as much as these technologies.
std::optional<std::vector<Outcome>> prove_least_cost(const PlanBasis& basis, const Prices& prices,
                                                     const Objective& objective, const std::vector<Outcome>& technology,
                                                     Unproven& unproven);

/// The technologies of a selection, as options of a problem that was posed for this basis; by school.
std::vector<Outcome> read_technologies(const PlanBasis& basis, const SelectionProblem& problem,
                                       const Selection& selection);

} // namespace planner
