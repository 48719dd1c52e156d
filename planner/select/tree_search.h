// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/select/solve_selection.h"

namespace planner {

/// Solves a problem whose schools may have options on several trees. Each such school is settled on one of its trees;
/// on another it pays the whole of its way. Then, a counted number of times, all are settled anew by what is chosen
/// where a school may be served by every tree at once and pays a price for being served: with that price once for each
/// school, what is chosen bounds all selections, and so does the answer's bound. `settled_on`: by school, the option on
/// a tree to begin with; none: any. Source: METHODS.md "Schools on several trees".
SolvedSelection solve_on_all_trees(const SelectionProblem& problem, std::vector<std::size_t> settled_on,
                                   geo::Progress& progress, const SolveStart& start = {});

} // namespace planner
