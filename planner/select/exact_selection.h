// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>

#include "planner/select/solve_selection.h"

namespace planner {

/// Whether this build has the CBC solver.
bool has_exact_solver();

/// Schools to choose among that the exact solver is asked for at most.
inline constexpr std::size_t exact_school_limit = 400;

/// The best selection, the cheapest of equals, proven by the CBC solver over the same model: a 0/1 variable for each
/// option and each edge. For a few hundred schools. Nothing: no selection meets the floors, CBC gave up after a counted
/// number of nodes, or this build has no CBC.
std::optional<SolvedSelection> solve_exactly(const SelectionProblem& problem);

} // namespace planner
