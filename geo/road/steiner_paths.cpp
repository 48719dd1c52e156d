// SPDX-License-Identifier: Apache-2.0
#include "geo/road/steiner_paths.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "geo/graph/components.h"
#include "geo/graph/links_at_points.h"

namespace geo {
namespace {

/// An arc between two marked nodes; ends are rows of the marked nodes.
struct MarkedArc {
    float weight;
    std::uint32_t tail, head; // rows
    std::uint32_t arc;
};

/// Some nodes of a graph, and the cheapest forest over them that hangs on the root.
class MarkedNodes {
public:
    MarkedNodes(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes)
        : arcs_{arcs}, row_(arcs.node_count(), ArcTable::none), is_root_(arcs.node_count(), false) {
        for (const std::uint32_t node : root_nodes)
            is_root_[node] = true;
    }

    /// Marks a node and those before it on the way to its source.
    void mark_way(std::span<const NodeReach> reach, std::uint32_t node) {
        while (node != ArcTable::none && row_[node] == ArcTable::none) {
            row_[node] = static_cast<std::uint32_t>(node_.size());
            node_.push_back(node);
            node = reach[node].parent;
        }
    }

    SteinerTree grow(std::span<const std::uint32_t> terminals) {
        std::ranges::sort(node_); // along the curve, and whatever the order of marking
        for (std::uint32_t row = 0; row < node_.size(); ++row)
            row_[node_[row]] = row;
        keep_cheapest();
        hang_up();
        return cut_back(terminals);
    }

private:
    /// Kruskal's algorithm, the root's nodes as one.
    void keep_cheapest() {
        std::vector<MarkedArc> all;
        Components joined{node_.size()};
        std::uint32_t root = ArcTable::none;
        for (std::uint32_t row = 0; row < node_.size(); ++row) {
            if (is_root_[node_[row]]) {
                if (root != ArcTable::none) joined.join(root, row);
                root = row;
            }
            for (std::uint32_t arc = arcs_.first[node_[row]]; arc < arcs_.first[node_[row] + 1]; ++arc) {
                const std::uint32_t head = row_[arcs_.arc[arc].head];
                if (head != ArcTable::none && head > row) all.push_back({arcs_.arc[arc].weight, row, head, arc});
            }
        }
        std::ranges::sort(all, {}, [](const MarkedArc& arc) {
            return std::tuple{arc.weight, arc.tail, arc.head, arc.arc};
        });
        for (const MarkedArc& arc : all) {
            if (joined.join(arc.tail, arc.head)) kept_.push_back(arc);
        }
    }

    /// Orders the marked nodes from the root downwards.
    void hang_up() {
        const LinksAtPoints at_row{node_.size(), kept_.size(), [&](std::size_t arc) {
                                       return std::pair{kept_[arc].tail, kept_[arc].head};
                                   }};
        upstream_.assign(node_.size(), ArcTable::none);
        for (std::uint32_t row = 0; row < node_.size(); ++row) {
            if (is_root_[node_[row]]) order_.push_back(row);
        }
        for (std::size_t done = 0; done < order_.size(); ++done) {
            const std::uint32_t row = order_[done];
            for (const std::uint32_t arc : at_row.at(row)) {
                const std::uint32_t other = kept_[arc].tail == row ? kept_[arc].head : kept_[arc].tail;
                if (other == upstream_[row]) continue;
                upstream_[other] = row;
                order_.push_back(other);
            }
        }
    }

    /// Drops what leads to no terminal, and writes the rest down.
    SteinerTree cut_back(std::span<const std::uint32_t> terminals) const {
        std::vector<bool> is_used(node_.size(), false);
        for (const std::uint32_t terminal : terminals) {
            if (row_[terminal] != ArcTable::none) is_used[row_[terminal]] = true;
        }
        for (auto row = order_.rbegin(); row != order_.rend(); ++row) {
            if (is_used[*row] && upstream_[*row] != ArcTable::none) is_used[upstream_[*row]] = true;
        }
        SteinerTree tree;
        for (const std::uint32_t row : order_) {
            if (!is_used[row] || upstream_[row] == ArcTable::none) continue;
            tree.node.push_back(node_[row]);
            tree.upstream.push_back(node_[upstream_[row]]);
            tree.arc.push_back(find_arc(arcs_, tree.upstream.back(), tree.node.back()));
            tree.weight += static_cast<double>(arcs_.arc[tree.arc.back()].weight);
        }
        return tree;
    }

    const ArcTable& arcs_;
    std::vector<std::uint32_t> row_; // per node; none: not marked
    std::vector<bool> is_root_;      // per node
    std::vector<std::uint32_t> node_;
    std::vector<MarkedArc> kept_;
    std::vector<std::uint32_t> upstream_, order_; // rows
};

} // namespace

SteinerTree expand_links(const ArcTable& arcs, std::span<const NodeReach> reach, std::span<const SteinerLink> links,
                         std::span<const std::uint32_t> rows, std::span<const std::uint32_t> root_nodes,
                         std::span<const std::uint32_t> terminals) {
    MarkedNodes marked{arcs, root_nodes};
    for (const std::uint32_t row : rows) {
        marked.mark_way(reach, links[row].node);
        marked.mark_way(reach, links[row].head);
    }
    return marked.grow(terminals);
}

std::vector<std::uint32_t> branching_nodes(const SteinerTree& tree, std::span<const std::uint32_t> terminals,
                                           std::size_t node_count) {
    std::vector<std::uint8_t> children(node_count, 0);
    for (const std::uint32_t node : tree.upstream)
        children[node] = static_cast<std::uint8_t>(std::min(children[node] + 1, 2));
    for (const std::uint32_t terminal : terminals)
        children[terminal] = 0;
    std::vector<std::uint32_t> branching;
    for (const std::uint32_t node : tree.node) {
        if (children[node] > 1) branching.push_back(node);
    }
    std::ranges::sort(branching);
    return branching;
}

} // namespace geo
