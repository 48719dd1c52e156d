// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/fiber_choice.h"
#include "planner/select/prices.h"

namespace planner {

/// A technology for each school that gets one (offline: none), and the fiber among them.
struct Choice {
    std::vector<Outcome> technology; // one of the four, or offline
    FiberChoice fiber;
};

/// Serves as many of the marked schools as can be served, at the least price, sharing trenches; exact on the forest.
Choice choose_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked);

/// Gives each marked school the first technology of an order that is feasible.
Choice choose_by_order(const PlanBasis& basis, const std::array<Technology, technology_count>& order,
                       const std::vector<bool>& is_marked);

/// The choice with money for all: by order, or at least cost.
Choice choose_for_all(const PlanBasis& basis, const Prices& prices, const Objective& objective);

/// What the choice costs: options and the trench that is built.
double price_of(const Choice& choice, const Prices& prices);

} // namespace planner
