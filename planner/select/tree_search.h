// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/select/solve_selection.h"

namespace planner {

/// Solves a problem whose schools may have options on several trees. Each such school is settled on one of its trees,
/// the others being its own whole way there, and all are settled anew, a counted number of times, by what is chosen
/// where a school may take one option on every tree and pays a price for being served: its price once bounds what any
/// selection is worth, so that the answer's bound is of all trees. `settled_on`: by school, the option on a tree to
/// begin with; none: any. Source: METHODS.md "Schools on several trees".
SolvedSelection solve_on_all_trees(const SelectionProblem& problem, std::vector<std::size_t> settled_on,
                                   geo::Progress& progress);

} // namespace planner
