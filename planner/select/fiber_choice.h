// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/graph/spanning_forest.h"
#include "planner/select/rooted_forest.h"

namespace planner {

/// What fiber gains at a school over its best alternative, once the trench is there. Compared word by word: serving a
/// school that nothing else can serve comes before any money.
struct FiberGain {
    int only_option = 0;     // 1: nothing else can serve the school
    double saving_usd = 0.0; // of the school's own cost; negative: fiber costs more

    auto operator<=>(const FiberGain&) const = default;
};

/// Which schools take fiber, and the trench that this needs. Rows are the forest's sites.
struct FiberChoice {
    std::vector<bool> takes_fiber;
    std::vector<std::size_t> trench_users; // schools that take fiber behind each hop, itself included; 0: not built
};

/// The schools that take fiber when gain less trench is greatest, exact on the forest: bottom-up, the branch behind an
/// edge is kept iff the gains of its schools exceed its trench. An edge may pass a school that does not take fiber.
/// `gain` by school; a school without a vertex takes none. Linear in the vertices. Source: METHODS.md "Fiber or not".
std::vector<bool> choose_fiber(const RootedForest& forest, std::span<const FiberGain> gain);

/// The trench that these schools need, whatever it gains.
FiberChoice take_fiber(const geo::SpanningForest& forest, std::vector<bool> takes_fiber);

} // namespace planner
