// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/branch_choice.h"
#include "planner/select/prices.h"

namespace planner {

/// A technology for each school that gets one, and the one by which it may build together with others.
struct Choice {
    std::vector<Outcome> technology; // one of the four; offline: none
    std::vector<Technology> way;     // fiber, unless another one is settled
};

/// What a technology gains at a school against another way to serve it, if there is one.
BranchGain gain_over(const std::optional<Aside>& other, double usd);

/// Serves as many of the marked schools as can be served, at the least price, sharing trenches, radio links and new
/// cell sites. Each school may share by one technology, `way`: then it is exact.
std::vector<Outcome> choose_least_cost(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked,
                                       const std::vector<Technology>& way);

/// Gives each marked school the first technology of an order that is feasible.
std::vector<Outcome> choose_by_order(const PlanBasis& basis, const std::array<Technology, technology_count>& order,
                                     const std::vector<bool>& is_marked);

/// The choice with money for all: by order, or at least cost on the ways that settle_ways finds.
Choice choose_for_all(const PlanBasis& basis, const Prices& prices, const Objective& objective);

/// What these technologies cost, and all that their schools build together.
double price_of(const std::vector<Outcome>& technology, const PlanBasis& basis, const Prices& prices);

} // namespace planner
