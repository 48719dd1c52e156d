// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/budget_price.h"

namespace planner {

/// What a search for the prices of floors came to.
struct FloorPrices {
    BudgetPrice lowest; // the prices with the least bound that was found; its lump is a part that they leave half taken
    BudgetPrice nearest; // those of the choice that, mended, misses least of the floors, and is worth most; as mended
};

/// How far to search.
struct FloorSearchLimits {
    int step_limit = 0;
    double enough = 0.0; // a bound that is as low needs no lower one
};

/// Prices floors so that the bound is least, by a counted number of steps of a bundle method from the given prices on;
/// the choices at these prices are mended until they meet the floors (mend_floors). If none does, the prices of
/// floors that are missed are doubled until one does, or misses no less than those before.
FloorPrices price_floors(const SelectionProblem& problem, const LimitPrices& start, const FloorSearchLimits& limits,
                         PricedSelection& priced);

/// Share of the floors' amounts that a selection misses, added up; 0: it meets all.
double missed_share(const SelectionProblem& problem, const Selection& selection);

/// Whether the floors could be met, money aside, by all schools that what is settled leaves to serve.
bool may_meet_floors(const SelectionProblem& problem, const PricedSelection& priced);

} // namespace planner
