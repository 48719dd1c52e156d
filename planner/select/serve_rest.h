// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/prices.h"

namespace planner {

/// Connects schools that a budget has left out with what is left of it, neediest first, each by the cheapest technology
/// that still fits, with the works that are missing on its way: those that are worth nothing to the objective too. With
/// kind `order` by the technology that the order gives. Source: METHODS.md "Spending a budget".
void serve_rest(const PlanBasis& basis, const Prices& prices, const Objective& objective, double left_usd,
                std::vector<Outcome>& technology);

} // namespace planner
