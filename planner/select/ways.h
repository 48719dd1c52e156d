// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/select/prices.h"

namespace planner {

/// The technology by which each of the marked schools shares works, so that all are served at little cost; fiber where
/// none does. A school that stands on trees of several technologies is put on one of them: first the technologies take
/// turns; then each tree is chosen anew against what is built besides, the turns are taken in other orders, and schools
/// change trees one by one, until nothing gets cheaper or a counted amount of work is done. Exact where each school
/// stands on trees of one technology. Source: METHODS.md "Shared works".
std::vector<Technology> settle_ways(const PlanBasis& basis, const Prices& prices, const std::vector<bool>& is_marked);

/// The technologies by which some school may share works, in the order in which settle_ways lets them take turns first.
std::vector<Technology> technologies_with_trees(const SharedWorks& works);

/// Whether a school may share works by a technology.
bool may_share_by(Technology technology, const PlanBasis& basis, std::size_t school);

} // namespace planner
