// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/prices.h"
#include "planner/select/solve_selection.h"

namespace planner {

/// What a budget buys.
struct Purchase {
    std::vector<Outcome> technology; // offline: none
    std::vector<bool> has_people;    // devices, training and content are paid for
    Optimality optimality;
    std::optional<double> unspent_usd = std::nullopt; // of the budget; empty: there is none
};

/// What may be spent of a budget, USD: sums in another order must not come out above it.
double spendable_usd(double budget_usd);
/// The budget in whole cents that opens a plan of this price: so much may be spent of it, summed in any order. USD.
double budget_for(double usd);

/// The options on a tree by which schools share with these ways; by rank. None: a school has no such option.
std::vector<std::size_t> settle_by_way(const PlanBasis& basis, const SelectionProblem& problem,
                                       const std::vector<Technology>& way);

/// Writes into a judgement what connecting these schools reaches: its benefit, and the floors that it misses.
void judge_reach(const PlanBasis& basis, const Objective& objective, const std::vector<Outcome>& technology,
                 Optimality& optimality);

/// Spends a budget: on everybody where it suffices, else on what serves most benefit within it (solve_selection); then
/// the choice is made anew for the schools it serves, which is never dearer. What is left pays for devices, training
/// and content of schools without a new connection, neediest first. Source: METHODS.md "Spending a budget".
Purchase spend_budget(const PlanBasis& basis, const Prices& prices, const Choice& for_all, const Objective& objective,
                      double budget_usd, geo::Progress& progress);

} // namespace planner
