// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/road/road_graph.h"

namespace geo {

/// One direction of an edge.
struct Arc {
    std::uint32_t head; // the node it leads to
    float weight;       // above 0
};

/// The arcs of a graph by the node that they leave, for searches. Twelve bytes an arc.
struct ArcTable {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    std::vector<std::uint32_t> first; // node_count() + 1 entries
    std::vector<Arc> arc;
    std::vector<std::uint32_t> edge; // per arc: the edge that it belongs to

    std::size_t node_count() const { return first.empty() ? 0 : first.size() - 1; }
};

/// Both directions of every edge with a finite weight; `edge_weight` has a row per edge, infinite: not to be used.
ArcTable link_arcs(const RoadGraph& graph, std::span<const float> edge_weight);

/// How wide the buckets of a search over the arcs are best: so narrow that few nodes are reached again by a shorter
/// way.
double search_bucket_width(const ArcTable& arcs);

} // namespace geo
