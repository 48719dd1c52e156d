// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

namespace planner {

/// Trees whose edges scale together, and what their vertices gain once their way is there. Rows are vertices, parents
/// before children.
struct ScaledForest {
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    std::vector<std::size_t> parent; // smaller than the vertex; none: the edge ends in what is there
    std::vector<double> edge_usd;    // to the parent at a scale of 1, >= 0
    std::vector<double> gain_usd;    // of the vertex at any scale; negative: what it costs besides

    /// Adds a vertex, and gives its row.
    std::size_t add(std::size_t to_parent, double to_parent_usd, double at_vertex_usd);
};

/// Where it starts to pay to build up to a vertex.
struct BranchTurn {
    double scale = 0.0;      // of all edges: below it a choice of least cost builds the vertex's way, above it not;
                             // 0 or less: at none
    std::size_t gainers = 0; // vertices with a gain above 0 that are built at the same scale with it
};

/// That of every vertex, exact: starting from the vertices alone, the group that gains most for a dollar of its edges
/// joins the group that it hangs on, until what it hangs on is there. n log n. Source: METHODS.md "Reasons".
std::vector<BranchTurn> find_turns(const ScaledForest& forest);

} // namespace planner
