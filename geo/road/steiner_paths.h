// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/road/steiner_links.h"
#include "geo/road/steiner_tree.h"

namespace geo {

/// The tree in the graph that chosen links make: a minimum spanning tree of the nodes on their ways, cut back to the
/// terminals.
SteinerTree expand_links(const ArcTable& arcs, std::span<const NodeReach> reach, std::span<const SteinerLink> links,
                         std::span<const std::uint32_t> rows, std::span<const std::uint32_t> root_nodes,
                         std::span<const std::uint32_t> terminals);

/// The nodes of a tree that branch and are no terminals.
std::vector<std::uint32_t> branching_nodes(const SteinerTree& tree, std::span<const std::uint32_t> terminals,
                                           std::size_t node_count);

} // namespace geo
