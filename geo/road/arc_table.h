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

/// What a person decided about roads, by row of RoadLines::road_id; empty: nothing about any.
struct RoadChoice {
    static constexpr std::uint32_t not_locked = static_cast<std::uint32_t>(-1);

    std::vector<bool> forbidden;       // no trench may be dug along it, unless it is locked
    std::vector<std::uint32_t> locked; // fiber is laid along it anyway: its number among such roads; else not_locked

    std::uint32_t lock_of(std::uint32_t road) const {
        return road < locked.size() ? locked[road] : not_locked; // no_road is beyond all rows
    }
};

/// Whether a trench may be dug along an edge, or fiber is there: its class allows it or it is a spur, and nobody
/// forbids it; or its road is locked.
bool carries_trench(const RoadEdges& edges, std::size_t edge, const RoadChoice& choice);

/// What a metre of trench costs along each edge times its length; infinite where none may be dug.
std::vector<float> trench_weights_m(const RoadGraph& graph, const RoadChoice& choice);

} // namespace geo
