// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/graph/spanning_forest.h"

namespace planner {

/// How many of the sites that take part lie behind the hop of each site, itself included; 0: the hop is not built.
std::vector<std::size_t> count_users(const geo::SpanningForest& forest, const std::vector<bool>& takes_part);

/// What each site pays for all hops on its way to a source, when every hop is divided equally among its users: the
/// Shapley value on a tree. `users[site]` counts those behind the hop of a site, itself included; 0: the hop is not
/// built, and the site pays nothing. Source: METHODS.md "Costs of a connection".
std::vector<double> share_trench(const geo::SpanningForest& forest, std::span<const std::size_t> users,
                                 std::span<const double> hop_usd);

} // namespace planner
