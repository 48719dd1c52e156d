// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/road/nearest_sources.h"
#include "geo/road/node_blocks.h"
#include "geo/road/steiner_links.h"

namespace geo {

/// A label in the neighbourhood of a node.
struct NearLabel {
    double distance;
    std::uint32_t label;

    friend bool operator==(const NearLabel&, const NearLabel&) = default;
};

/// The nearest labels of every node, nearest first, ties by label, up to so many and so far; a node of the graph is a
/// row. Blocks are searched each for itself, on all threads, with as much of the graph around as their labels need:
/// that stays in the cache, where one search over all of a large graph does not.
class NearLabels {
public:
    static constexpr std::size_t star_limit = 16; // labels of a node

    /// `reach` is what nearest_sources found for the nodes of the keys. At most star_limit labels of a node.
    NearLabels(const ArcTable& arcs, const SteinerKeys& keys, std::span<const NodeReach> reach,
               const NodeBlocks& blocks, std::size_t most, double limit, Progress& progress);

    std::span<const NearLabel> at(std::uint32_t node) const {
        return std::span{label_}.subspan(node * most_, count_[node]);
    }
    /// How many have been found in all.
    std::size_t found() const;

private:
    class BlockSearch;

    std::size_t most_;
    std::vector<NearLabel> label_;
    std::vector<std::uint8_t> count_;
};

} // namespace geo
