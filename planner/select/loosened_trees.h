// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/select/prices.h"
#include "planner/select/selection_problem.h"

namespace planner {

/// Trees by which no plan costs more than it does, and each school stands on one at most: schools on trees of several
/// technologies build apart and pay a part of every edge on their way, its price by the schools that may use it; the
/// edge costs the others what is left. Source: METHODS.md "Shared works".
struct LoosenedTrees {
    std::vector<bool> is_apart;   // by school
    std::vector<Technology> way;  // of the others: by which they may share; fiber where none
    std::vector<double> edge_usd; // by vertex: of an edge, to the others together
    std::vector<double> part_usd; // by vertex: of all edges from there to the network, to a school apart
};

/// Nothing: no school that is to be served stands on trees of several technologies.
std::optional<LoosenedTrees> loosen_trees(const PlanBasis& basis, const Prices& prices);

/// No plan that serves everybody who can be served costs less, USD.
double least_usd(const LoosenedTrees& trees, const PlanBasis& basis, Prices prices);

} // namespace planner
