// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/select/prices.h"

namespace planner {

/// No plan that serves everybody who can be served costs less, USD; `plan_usd`: what one of them costs, which is
/// given back where each school stands on trees of one technology at most: the choice on these is exact. Source:
/// METHODS.md "Schools on several trees".
double bound_least_cost(const PlanBasis& basis, const Prices& prices, double plan_usd);

} // namespace planner
