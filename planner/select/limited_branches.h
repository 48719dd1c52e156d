// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/select/rooted_forest.h"

namespace planner {

/// What trees of a forest may carry together, where they end in the same place of the existing network.
struct PlaceLimits {
    std::vector<std::size_t> place;    // by vertex: where its tree ends
    std::vector<double> capacity_mbps; // by place; infinite: no limit
};

/// A choice of branches within limits.
struct LimitedBranches {
    std::vector<bool> takes;                // by school; at places without a limit nobody
    std::vector<double> price_usd_per_mbps; // by place: less it, no choice gains more than this one, or hardly more
};

/// The schools that are kept on the trees of limited places when gain less the price of edges is greatest and their
/// demand stays within what each place can carry. Where it is too much, a megabit per second gets a price at that
/// place, found by bisection (Lagrangian relaxation: the choice at a price is exact, and bounds every choice within the
/// limit); what room is left goes to those who gain most for a megabit. `gain_usd` and `demand_mbps` by school. Linear
/// in the vertices, times a few dozen at places that are full. Source: METHODS.md "Fiber or not".
LimitedBranches choose_limited_branches(const RootedForest& forest, std::span<const double> gain_usd,
                                        std::span<const double> demand_mbps, const PlaceLimits& limits);

} // namespace planner
