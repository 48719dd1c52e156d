// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "planner/select/priced_selection.h"

namespace planner {

/// What a search near a priced choice came to.
struct NearbyFind {
    std::optional<Selection> selection; // better than what was known, within all limits; nothing: none is near
    double bound = 0.0;                 // no selection within the limits is worth more
};

/// Looks for a selection that is better than what is known among those that agree with what is settled in `priced` and
/// give up little of the score of its choice; the bound is of such selections too. A tree knapsack: for each branch the
/// list of its undominated ways (price, score), merged bottom-up, then over all trees. Ways that give up more than the
/// bound leaves room for are dropped, which loses nothing; beyond a counted amount of work so are those that give up
/// most, and the bound says so. Where nothing else was dropped the answer is the optimum. Source: METHODS.md "Spending
/// a budget".
NearbyFind search_nearby(const SelectionProblem& problem, const PricedSelection& priced, const SelectionSums& known);

} // namespace planner
