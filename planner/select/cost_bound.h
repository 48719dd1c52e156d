// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/prices.h"

namespace planner {

/// What another plan that serves everybody who can be served may save at most, USD, against these technologies, the
/// cheapest that were found. 0 where each school stands on trees of one technology at most: the choice on these is
/// exact. Source: METHODS.md "Schools on several trees".
double gap_of_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<Outcome>& technology);

} // namespace planner
