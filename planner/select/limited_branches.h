// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/select/branch_choice.h"
#include "planner/select/rooted_forest.h"

namespace planner {

/// What trees of a forest may carry together, where they end in the same place of the existing network.
struct PlaceLimits {
    std::vector<std::size_t> place;    // by vertex: where its tree ends
    std::vector<double> capacity_mbps; // by place; infinite: no limit
};

/// A choice of branches within limits, and how much more another one could gain at most.
struct LimitedBranches {
    std::vector<bool> takes;   // by school
    std::vector<bool> is_full; // by place: not all that would gain fit into it
    double gap_usd = 0.0;      // infinite: another choice may serve more schools that nothing else can serve
};

/// As choose_branches, with the demand of the schools that are kept within what their place can carry. Where it is too
/// much, a megabit per second gets a price at that place, found by bisection (Lagrangian relaxation: the choice at a
/// price is exact, and bounds every choice within the limit); what room is left goes to those who gain most for a
/// megabit. Linear in the vertices, times a few dozen at places that are full. Source: METHODS.md "Fiber or not".
LimitedBranches choose_limited_branches(const RootedForest& forest, std::span<const BranchGain> gain,
                                        std::span<const double> demand_mbps, const PlaceLimits& limits);

} // namespace planner
