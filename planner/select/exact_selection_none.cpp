// SPDX-License-Identifier: Apache-2.0
#include "planner/select/exact_selection.h"

namespace planner {

bool has_exact_solver() { return false; }

std::optional<SolvedSelection> solve_exactly(const SelectionProblem&) { return std::nullopt; }

} // namespace planner
