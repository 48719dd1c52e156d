// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "geo/graph/components.h"
#include "geo/progress.h"
#include "geo/road/nearest_sources.h"

namespace geo {

/// The nodes that a tree joins: label 0 is the root, all its nodes as one; label k > 0 is the node keys[k - 1].
struct SteinerKeys {
    std::vector<std::uint32_t> root_nodes;
    std::vector<std::uint32_t> keys; // distinct, none of them a root node; ArcTable::none: a label not in use

    std::size_t label_count() const { return keys.size() + 1; }
    /// Keeps the first `kept_count` keys and the labels of those that stay; the others become `nodes`, ascending.
    void replace_after(std::size_t kept_count, std::span<const std::uint32_t> nodes);
};

/// The nearest key of every node, as its source, and the way to it; up to a limit (inclusive).
std::vector<NodeReach> nearest_keys(const ArcTable& arcs, const SteinerKeys& keys, double limit, Progress& progress);

/// A shortest way between two labels that crosses the border of their regions once.
struct SteinerLink {
    double length;
    std::uint32_t a, b;       // labels, a < b
    std::uint32_t node, head; // the arc over the border, node < head

    friend auto operator<=>(const SteinerLink& a, const SteinerLink& b) {
        return std::tie(a.length, a.node, a.head, a.a, a.b) <=> std::tie(b.length, b.node, b.head, b.a, b.b);
    }
    friend bool operator==(const SteinerLink&, const SteinerLink&) = default;
};

/// Of the ways over the borders of the keys' regions that are no longer than `limit` those that a minimum spanning tree
/// of the labels may need, shortest first. Source: K. Mehlhorn, "A faster approximation algorithm for the Steiner
/// problem in graphs", 1988.
std::vector<SteinerLink> links_over_borders(const ArcTable& arcs, std::span<const NodeReach> nearest_key,
                                            std::size_t label_count, double limit, Progress& progress);

/// The minimum spanning tree of the labels that hang together with the root, hung up at label 0.
class LinkTree {
public:
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    /// `links` shortest first.
    LinkTree(std::span<const SteinerLink> links, std::size_t label_count);

    /// Rows of the links in the tree, ascending.
    const std::vector<std::uint32_t>& rows() const { return rows_; }
    bool holds(std::uint32_t label) const { return label == 0 || parent_row_[label] != none; }
    /// The longest link between two labels of the tree; they must differ.
    std::uint32_t longest_between(std::uint32_t a, std::uint32_t b) const;
    /// Labels that the shorter links hang together stand side by side in this order.
    std::uint32_t position(std::uint32_t label) const { return position_[label]; }
    std::uint32_t parent(std::uint32_t label) const { return parent_[label]; }
    std::uint32_t parent_row(std::uint32_t label) const { return parent_row_[label]; }
    std::uint32_t depth(std::uint32_t label) const { return depth_[label]; }
    /// Labels from the root downwards.
    const std::vector<std::uint32_t>& order() const { return order_; }

private:
    void join(std::span<const SteinerLink> links);
    void hang_up(std::span<const SteinerLink> links);
    void number_positions();

    std::vector<std::uint32_t> rows_;
    std::vector<std::uint32_t> above_, joined_by_; // joined without shortening ways, the smaller under the larger
    std::vector<std::uint32_t> position_;
    std::vector<std::uint32_t> parent_, parent_row_, depth_, order_;
};

} // namespace geo
