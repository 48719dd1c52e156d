// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/select/floor_counts.h"
#include "planner/select/priced_selection.h"

namespace planner {

/// A selection changed so that it misses less of the floors, within the budget: schools that count for floors that are
/// missed are served, those first that give up least value for what they add; then those whom no floor needs and that
/// lose value are left. Value at the price of a dollar, with edges that are there already free.
Selection mend_floors(const SelectionProblem& problem, const FloorCounts& counts, const LimitPrices& prices,
                      Selection selection);

} // namespace planner
