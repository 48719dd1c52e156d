// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "geo/progress.h"
#include "planner/select/plan.h"

namespace planner {

/// The best that so much money reaches on the trees that are settled for all, floors left aside.
struct FrontierPoint {
    double usd = 0.0;        // spent, present value: of connections, and of people where the budget covers them
    double budget_usd = 0.0; // that opens it, in whole cents
    double benefit = 0.0;    // of the schools that get a connection
    double learners = 0.0;   // NaN: not known
    std::size_t schools = 0;
    double usd_per_further_benefit = 0.0; // between the point before and this one; 0 at the first
};

/// Benefit against budget, from nothing to serving all that can be served; both rise from point to point, and each
/// further dollar brings less.
struct Frontier {
    std::vector<FrontierPoint> points;
    std::size_t knee = 0; // the point farthest above the straight line from the first to the last
};

/// Traces it in one go: the selections that are best at some price of a dollar, refined where the money between two
/// neighbours is widest, until there are `point_limit` of them or no further one lies between. No plan of a point's
/// price has more on the trees that are settled for all; floors and the budget of the objective are left aside, and an
/// operator's objective counts as most_learners. Source: METHODS.md "Frontier".
Frontier trace_frontier(const PlanBasis& basis, const Objective& objective, std::size_t point_limit,
                        geo::Progress& progress);

} // namespace planner
