// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/prices.h"

namespace planner {

/// What a budget buys.
struct Purchase {
    Choice choice;
    std::vector<bool> has_people; // devices, training and content are paid for
};

/// Benefit of connecting each school: need^e x learners, or 1 with most_schools. Source: DESIGN 11.7.
std::vector<double> measure_benefit(const Ranking& ranking, const Indicators& indicators, const Objective& objective);

/// The rows to fund, in the order in which money is offered: locked schools first, then by need, or by benefit per
/// price of the choice made for all. Ties go by rank.
std::vector<std::size_t> order_funding(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                       const Objective& objective);

/// Spends a budget down an order: each school gets its technology of the choice for all, else the cheapest that still
/// fits, with the trench that is missing on its way; one that does not fit is passed over. Then the choice for the
/// funded is made anew, and what that saves is spent again. Source: METHODS.md "Spending a budget".
Purchase spend_budget(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                      double budget_usd, geo::Progress& progress);

} // namespace planner
