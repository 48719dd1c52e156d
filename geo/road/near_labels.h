// SPDX-License-Identifier: Apache-2.0
#pragma once

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
/// row. Follows keys that change: only where a label came or went is searched again.
class NearLabels {
public:
    static constexpr std::size_t star_limit = 16; // labels of a node

    /// At most star_limit labels of a node, none farther than `limit` (inclusive). `arcs` must outlive this.
    NearLabels(const ArcTable& arcs, std::size_t most, double limit);

    /// Takes these for the keys; their root must be the same in each call. Gives how often a label was spread from a
    /// node: the effort.
    std::size_t follow(const SteinerKeys& keys, Progress& progress);

    std::span<const NearLabel> at(std::uint32_t node) const {
        return std::span{label_}.subspan(node * most_, count_[node]);
    }
    /// The nearest label of each node, as its source.
    std::vector<NodeReach> nearest() const;

private:
    class Spread;

    std::span<NearLabel> of(std::uint32_t node) { return std::span{label_}.subspan(node * most_, count_[node]); }
    std::vector<std::uint32_t> forget(std::uint32_t label, std::uint32_t node);
    bool insert(std::uint32_t node, const NearLabel& label);

    const ArcTable& arcs_;
    std::size_t most_;
    double limit_;
    double bucket_width_;
    std::vector<std::uint32_t> key_; // those followed
    std::vector<NearLabel> label_;   // most_ places a node
    std::vector<std::uint8_t> count_;
};

} // namespace geo
