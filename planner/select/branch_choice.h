// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/select/rooted_forest.h"

namespace planner {

/// What a school gains on a tree over its best alternative, once its way is there. Compared word by word: serving a
/// school that nothing else can serve comes before any money.
struct BranchGain {
    int only_option = 0;     // 1: nothing else can serve the school
    double saving_usd = 0.0; // of the school's own cost; negative: the tree costs more

    auto operator<=>(const BranchGain&) const = default;
};

/// The schools that are kept on the trees when gain less the price of edges is greatest, exact on the forest:
/// bottom-up, the branch behind an edge is kept iff the gains of its schools exceed its price. An edge may pass a
/// school that is not. `gain` by school; a school without a vertex takes none. Linear in the vertices. Source:
/// METHODS.md "Fiber or not".
std::vector<bool> choose_branches(const RootedForest& forest, std::span<const BranchGain> gain);

} // namespace planner
