// SPDX-License-Identifier: Apache-2.0
#include "geo/road/node_blocks.h"

#include <algorithm>
#include <numeric>

namespace geo {

NodeBlocks cut_into_blocks(const ArcTable& arcs, std::size_t block_size) {
    const std::size_t node_count = arcs.node_count(), least_size = block_size / 4;
    NodeBlocks blocks;
    if (node_count <= block_size) {
        blocks.node.resize(node_count);
        std::iota(blocks.node.begin(), blocks.node.end(), std::uint32_t{0});
        if (node_count > 0) blocks.first.push_back(node_count);
        return blocks;
    }
    std::vector<std::uint32_t> block_of(node_count, ArcTable::none), grown;
    std::uint32_t count = 0;
    for (std::uint32_t seed = 0; seed < node_count; ++seed) {
        if (block_of[seed] != ArcTable::none) continue;
        std::uint32_t neighbour = ArcTable::none;
        grown.assign(1, seed);
        block_of[seed] = count;
        for (std::size_t at = 0; at < grown.size() && grown.size() < block_size; ++at) {
            for (std::uint32_t row = arcs.first[grown[at]]; row < arcs.first[grown[at] + 1]; ++row) {
                const std::uint32_t head = arcs.arc[row].head;
                if (block_of[head] == ArcTable::none) {
                    block_of[head] = count;
                    grown.push_back(head);
                } else if (block_of[head] != count) {
                    neighbour = block_of[head];
                }
            }
        }
        if (grown.size() >= least_size || neighbour == ArcTable::none) {
            ++count;
            continue;
        }
        for (const std::uint32_t node : grown)
            block_of[node] = neighbour;
    }
    std::vector<std::size_t> next(count + 1, 0);
    for (const std::uint32_t block : block_of)
        ++next[block + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    blocks.first = next;
    blocks.node.resize(node_count);
    for (std::uint32_t node = 0; node < node_count; ++node)
        blocks.node[next[block_of[node]]++] = node;
    return blocks;
}

} // namespace geo
