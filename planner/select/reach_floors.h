// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/select/solve_selection.h"

namespace planner {

/// Of what each floor asks for, the share that a selection serves of the floor worst off, 0..1; 1: it meets all.
double reached_share(const std::vector<SelectionFloor>& floors, const Selection& selection);

/// Solves a problem on all its trees (solve_on_all_trees). Where no selection is found that meets all floors, each is
/// lowered to what its schools can be served at all, then all to the greatest common share of that which is found
/// within the budget: nobody is left with nothing so that others reach their floor in full. The bound is then of all
/// that the money allows, floors apart. Source: METHODS.md "Spending a budget".
SolvedSelection reach_floors(const SelectionProblem& problem, const std::vector<std::size_t>& settled_on,
                             geo::Progress& progress);

} // namespace planner
