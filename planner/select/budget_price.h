// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/select/priced_selection.h"

namespace planner {

/// The price of a dollar at which the bound of a problem is least, floors at
/// given prices.
struct BudgetPrice {
    LimitPrices prices;
    double bound = 0.0;
    Selection within; // chosen at that price, within the budget
    double within_usd = 0.0, within_value = 0.0;
    Selection beyond; // chosen there too, beyond the budget; empty: the budget leaves nothing undone, or no floors
    double beyond_value = 0.0;
    double within_share = 1.0;    // of the choice within, in the mix of both that spends the budget
    std::optional<Decision> lump; // the dearest part, as taken, in which the choice just beyond the budget differs
    bool is_possible = true;      // false: what is settled costs more than the budget alone
};

/// Finds it, floors at the prices of `start`: the bound is convex and piecewise linear in the price, so the search
/// goes to where the lines of the best choices within and beyond the budget cross, until no choice lies above the
/// crossing. Exact but for rounding. It is quicker from a price of a dollar that is nearly right; 0: none is known.
BudgetPrice price_budget(const SelectionProblem& problem, const LimitPrices& start, PricedSelection& priced);

} // namespace planner
