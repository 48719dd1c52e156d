// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/road/arc_table.h"

namespace geo {

/// What a search found at a node: sixteen bytes that are always read together.
struct NodeReach {
    double distance = std::numeric_limits<double>::infinity(); // to the nearest source; infinite: none within the limit
    std::uint32_t source = ArcTable::none;                     // row of it
    std::uint32_t parent = ArcTable::none;                     // the node before this one; none at a source

    friend bool operator==(const NodeReach&, const NodeReach&) = default;
};

/// The nearest source of every node and the way to it, up to a limit (inclusive): Dijkstra's algorithm from all sources
/// at once. Of sources equally near, the first row. Rows are nodes.
std::vector<NodeReach> nearest_sources(const ArcTable& arcs, std::span<const std::uint32_t> source_nodes, double limit,
                                       Progress& progress);

/// The nodes from a node to its source, both included; empty for a node that is not reached.
std::vector<std::uint32_t> way_to_source(std::span<const NodeReach> reach, std::uint32_t node);

/// The arc of least weight between two nodes; none where there is none.
std::uint32_t find_arc(const ArcTable& arcs, std::uint32_t tail, std::uint32_t head);

} // namespace geo
