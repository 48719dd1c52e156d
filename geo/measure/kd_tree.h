// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/measure/earth_centred.h"

namespace geo {

/// A balanced k-d tree over points in space, in flat arrays. Points stand in tree order ("slots"); a node is a range of
/// slots and the box around them. Node 0 is the root, the children of node i are 2i+1 and 2i+2, all leaves are on the
/// last level, and each slot lies in exactly one leaf. Per-node columns of a caller's own (a component, a bound) are
/// vectors of node_count() values, filled from the last node to the first.
class KdTree {
public:
    /// The box around a node's points and its range of slots; an empty node has an inverted box of infinite distance.
    struct Node {
        Xyz low, high;
        std::uint32_t begin = 0, end = 0;
    };
    static constexpr std::size_t root = 0;

    /// The same points in the same order give the same tree.
    explicit KdTree(std::span<const Xyz> points);

    std::size_t size() const { return points_.size(); }
    std::size_t node_count() const { return nodes_.size(); }
    const Node& node(std::size_t node) const { return nodes_[node]; }
    bool is_leaf(std::size_t node) const { return node >= nodes_.size() / 2; }
    static std::size_t left(std::size_t node) { return 2 * node + 1; }
    static std::size_t right(std::size_t node) { return 2 * node + 2; }

    const Xyz& point(std::size_t slot) const { return points_[slot]; }
    /// The row of the point in the span that the tree was made from.
    std::size_t row(std::size_t slot) const { return rows_[slot]; }

    /// Squared distance from a point to the box of a node, m2: no point of the node is nearer. 0 inside.
    double squared_distance_m2(std::size_t node, const Xyz& from) const {
        const Node& box = nodes_[node];
        const double x = std::max({box.low.x - from.x, 0.0, from.x - box.high.x});
        const double y = std::max({box.low.y - from.y, 0.0, from.y - box.high.y});
        const double z = std::max({box.low.z - from.z, 0.0, from.z - box.high.z});
        return x * x + y * y + z * z;
    }

private:
    void build(std::span<const Xyz> points, std::size_t node, std::size_t begin, std::size_t end);

    std::vector<Node> nodes_;
    std::vector<Xyz> points_;         // by slot
    std::vector<std::uint32_t> rows_; // by slot
};

} // namespace geo
