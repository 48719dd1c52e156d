// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/road/arc_table.h"

namespace geo {

/// The nodes of a graph in blocks of neighbours, each node once.
struct NodeBlocks {
    std::vector<std::uint32_t> node;   // by block, ascending
    std::vector<std::size_t> first{0}; // of each block, into node; one more at the end

    std::size_t size() const { return first.size() - 1; }
    std::span<const std::uint32_t> block(std::size_t at) const {
        return std::span{node}.subspan(first[at], first[at + 1] - first[at]);
    }
};

/// Cuts a graph into blocks of about `block_size` nodes that hang together: each grows breadth first from the lowest
/// node that is left; what it leaves over in small pieces goes to a neighbour. Where the graph has that many nodes or
/// fewer it is one block.
NodeBlocks cut_into_blocks(const ArcTable& arcs, std::size_t block_size);

} // namespace geo
