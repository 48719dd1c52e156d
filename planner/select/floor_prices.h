// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "planner/select/budget_price.h"

namespace planner {

/// What a search for the prices of floors came to.
struct FloorPrices {
    BudgetPrice lowest;             // the prices with the least bound that was found
    std::optional<BudgetPrice> met; // of the choices that meet all floors, the one worth most; none was found
    BudgetPrice nearest;            // without one: the choice that misses least, all shares of floors added up
};

/// Prices floors so that the choice within the budget meets them: a counted number of subgradient steps, each floor's
/// price going up with what is missing and down with what is too much; if none of these choices meets all floors, the
/// prices of those that are missed are doubled until one does, or a count is reached.
FloorPrices price_floors(const SelectionProblem& problem, PricedSelection& priced);

/// Share of the floors' amounts that a selection misses, added up; 0: it meets all.
double missed_share(const SelectionProblem& problem, const Selection& selection);

} // namespace planner
