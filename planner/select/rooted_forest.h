// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "planner/cost/shared_works.h"

namespace planner {

/// Trees that grow out of the existing network. Each vertex hangs on its parent by an edge that is built once for
/// all behind it; it is the place of a school, or a junction. Rows are vertices, parents before children.
struct RootedForest {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> parent; // smaller than the vertex; none: the edge ends in the existing network
    std::vector<double> edge_usd;    // price of the edge to the parent, >= 0
    std::vector<std::size_t> school; // row of the school, each at one vertex at most; none: a junction

    std::size_t size() const { return parent.size(); }
};

/// Shared works at the price of each edge, each school at its vertex by one technology.
RootedForest root_works(const SharedWorks& works, std::vector<double> edge_usd, std::span<const Technology> way);

} // namespace planner
