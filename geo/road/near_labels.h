// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/road/nearest_sources.h"
#include "geo/road/steiner_links.h"

namespace geo {

/// A label in the neighbourhood of a node.
struct NearLabel {
    double distance;
    std::uint32_t label;
    std::uint32_t parent; // the node before on the way from the label; none at its node

    friend bool operator==(const NearLabel&, const NearLabel&) = default;
};

/// The nearest labels of every node, nearest first, ties by label, up to so many and so far; a node of the graph is a
/// row. Follows keys that change: only where a label came or went is searched again, block by block of nodes on all
/// threads.
class NearLabels {
public:
    static constexpr std::size_t star_limit = 16; // labels of a node

    /// At most star_limit labels of a node, none farther than `limit` (inclusive). `arcs` must outlive this.
    NearLabels(const ArcTable& arcs, std::size_t most, double limit);

    /// Takes these for the keys; their root must be the same in each call. Gives how often a label was spread from a
    /// node: the effort.
    std::size_t follow(const SteinerKeys& keys, Progress& progress);

    std::span<const NearLabel> at(std::uint32_t node) const {
        const NearLabel* const first = label_.data() + std::size_t{node} * most_;
        return {first, std::find_if(first, first + most_, [](const NearLabel& near) { return is_free(near); })};
    }
    /// The nearest label of each node, as its source.
    std::vector<NodeReach> nearest(Progress& progress) const;

private:
    /// A label that a neighbour passes on to a node.
    struct Offer {
        std::uint32_t node;
        NearLabel label;
    };
    using Offers = std::vector<Offer>;

    static bool is_free(const NearLabel& place) { return place.label == ArcTable::none; }
    static std::size_t block_of(std::uint32_t node) { return node / nodes_per_block; }
    std::size_t block_count() const { return (arcs_.node_count() + nodes_per_block - 1) / nodes_per_block; }

    NearLabel* find(std::uint32_t node, std::uint32_t label);
    std::vector<std::uint32_t> forget(std::uint32_t label, std::uint32_t node);
    Offers offers_to(std::span<const std::uint32_t> nodes) const;
    std::size_t spread(std::vector<Offers> offers, Progress& progress);
    std::size_t spread_in_block(std::size_t block, const Offers& offers, Offers& for_others);
    bool insert(std::uint32_t node, const NearLabel& label);

    static constexpr std::size_t nodes_per_block = 1U << 15; // by experience: smaller ones take back more

    const ArcTable& arcs_;
    std::size_t most_;
    double limit_;
    double bucket_width_;
    std::vector<std::uint32_t> key_; // those followed
    std::vector<NearLabel> label_;   // most_ places a node; free ones last
};

} // namespace geo
