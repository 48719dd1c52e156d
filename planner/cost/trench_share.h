// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/graph/spanning_forest.h"
#include "planner/cost/starts.h"

namespace planner {

/// How many of the sites that take part lie behind the hop of each site, itself included; 0: the hop is not built.
std::vector<std::size_t> count_users(const geo::SpanningForest& forest, const std::vector<bool>& takes_part);

/// What each site that joins pays for the hops on its way to a source. A hop is dug when the first site behind it
/// joins, and divided equally among those that join then: the Shapley value on a tree where all join at once. Who joins
/// later pays nothing for what is there. Source: METHODS.md "Costs of a connection", "Phases".
std::vector<double> share_trench(const geo::SpanningForest& forest, const std::vector<bool>& joins,
                                 const Starts& starts, std::span<const double> hop_usd);

} // namespace planner
