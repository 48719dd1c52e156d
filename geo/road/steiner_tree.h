// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/road/arc_table.h"

namespace geo {

/// A tree in a graph that joins terminals to a root of one or several nodes. A row is a node of the tree that is not of
/// the root, upstream before downstream.
struct SteinerTree {
    std::vector<std::uint32_t> node;
    std::vector<std::uint32_t> upstream; // the node before it
    std::vector<std::uint32_t> arc;      // row of ArcTable, from upstream to node
    double weight = 0.0;                 // of all arcs

    std::size_t size() const { return node.size(); }
};

/// How a Steiner tree is sought.
struct SteinerRules {
    /// Who is joined: joined_terminals.
    double longest_link = std::numeric_limits<double>::infinity();
    /// How often a search may settle a node while the tree is sought, per node of the graph and besides.
    double effort_per_node = 8.0;
    double effort_besides = 6e6;
};

/// Of some terminals, those that a chain of ways, each from one terminal to the next and no longer than `longest_link`
/// (inclusive), leads to from the root; those that are no root nodes, ascending.
std::vector<std::uint32_t> joined_terminals(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes,
                                            std::span<const std::uint32_t> terminals, double longest_link,
                                            Progress& progress);

/// A short tree that joins the terminals that can be joined. Mehlhorn's tree (at most 2 - 2/k times the shortest for k
/// terminals), then improved until a counted effort brings nothing: junctions are added where ways from three or more
/// neighbours meet, dropped where neighbours reach one another for less, and ways between junctions are sought anew.
/// Never longer than Mehlhorn's. Source: METHODS.md "Fiber along roads".
SteinerTree grow_steiner_tree(const ArcTable& arcs, std::span<const std::uint32_t> root_nodes,
                              std::span<const std::uint32_t> terminals, const SteinerRules& rules, Progress& progress);

} // namespace geo
