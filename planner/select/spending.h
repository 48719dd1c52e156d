// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/least_cost.h"
#include "planner/select/prices.h"
#include "planner/select/selection_problem.h"

namespace planner {

/// What a budget buys.
struct Purchase {
    Choice choice;
    std::vector<bool> has_people; // devices, training and content are paid for
    Optimality optimality;
};

/// Benefit of a connection: need^e x learners, or 1 with most_schools. Source: METHODS.md "Spending a budget".
std::vector<double> measure_benefit(const Ranking& ranking, const Indicators& indicators, const Objective& objective);

/// The choice under a budget: each school to serve may take fiber, the cheapest of the other technologies, or nothing;
/// with kind `order` the technology of `for_all` or nothing. Prices hold devices and people where the budget covers
/// them. Its schools are numbered by need rank, so that the order of rows does not matter.
SelectionProblem pose_selection(const PlanBasis& basis, const Prices& prices, const Choice& for_all,
                                const Objective& objective, double budget_usd);

/// Spends a budget: on everybody where it suffices, else on what serves most benefit within it (solve_selection); then
/// the choice is made anew for the schools it serves, which is never dearer. What is left pays for devices, training
/// and content of schools without a new connection, neediest first. Source: METHODS.md "Spending a budget".
Purchase spend_budget(const PlanBasis& basis, const Prices& prices, Choice for_all, const Objective& objective,
                      double budget_usd, geo::Progress& progress);

} // namespace planner
