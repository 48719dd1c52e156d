// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

#include "geo/progress.h"
#include "planner/select/priced_selection.h"

namespace planner {

/// A selection, and how far from the best it can be at most.
struct SolvedSelection {
    Selection selection;
    SelectionSums sums;
    double bound = 0.0; // no selection within the limits is worth more; where floors are missed, none within the budget
    LimitPrices prices; // of the least bound that was found before parts were settled
    bool floors_are_out_of_reach = false; // proven: no selection within the budget meets them all

    /// Share of the bound, or of a larger loss, that may have been missed.
    double gap_share() const {
        return bound > sums.value ? (bound - sums.value) / std::max(std::abs(bound), std::abs(sums.value)) : 0.0;
    }
};

/// What is known of a problem beforehand, and how much work it is worth.
struct SolveStart {
    LimitPrices prices;          // that may be nearly right; of floors empty, of a dollar 0: not known
    std::optional<double> value; // of a plan that meets the floors: only what is worth more is asked for
    std::size_t searches = 24;   // at most: near one choice, and near choices with parts settled
    std::size_t branches = 400;  // at most: splits into one problem with a part and one without
};

/// Spends a budget near-optimally at national size: a Lagrangian bound whose relaxed problem is solved exactly on the
/// trees, then a tree knapsack near its choice, then both again with dear parts settled one way and the other, until
/// the gap is at most 0.01 % or a counted amount of work is done. Within the budget always; floors that the money or
/// the schools cannot meet are missed by as little as is found. Deterministic. Source: METHODS.md "Spending a budget".
SolvedSelection solve_selection(const SelectionProblem& problem, geo::Progress& progress, const SolveStart& start = {});

} // namespace planner
