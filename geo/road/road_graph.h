// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/issue.h"
#include "geo/progress.h"
#include "geo/road/road_lines.h"

namespace geo {

/// What an edge keeps of the road that it is a piece of.
struct RoadKind {
    std::uint8_t road_class;                 // row of road_classes()
    std::uint32_t road = RoadLines::no_road; // row of RoadLines::road_id, or no_road
    friend bool operator==(const RoadKind&, const RoadKind&) = default;
};

/// The pieces of road between nodes, as columns.
struct RoadEdges {
    std::vector<std::uint32_t> from, to;      // nodes; from <= to
    std::vector<float> length_m;              // geodesic along the bends; above 0
    std::vector<std::uint8_t> road_class;     // row of road_classes()
    std::vector<std::uint32_t> road;          // row of RoadLines::road_id, or no_road
    std::vector<std::uint32_t> first_bend{0}; // size() + 1 entries
    std::vector<FixedPlace> bend;             // between the ends, in the direction from -> to

    std::size_t size() const { return from.size(); }
    std::span<const FixedPlace> bends(std::size_t edge) const {
        return std::span{bend}.subspan(first_bend[edge], first_bend[edge + 1] - first_bend[edge]);
    }
    RoadKind kind(std::size_t edge) const { return {road_class[edge], road[edge]}; }
    /// Adds an edge; `bends` may not be of this very column.
    void add(std::uint32_t edge_from, std::uint32_t edge_to, float edge_length_m, RoadKind kind,
             std::span<const FixedPlace> bends);

    friend bool operator==(const RoadEdges&, const RoadEdges&) = default;
};

/// A road of which a piece is left out, since another road is drawn along the same way.
struct RoadTwin {
    std::uint32_t left_out; // row of RoadLines::road_id
    std::uint32_t kept;     // the same, or no_road
    friend auto operator<=>(const RoadTwin&, const RoadTwin&) = default;
};

/// Roads as a graph: nodes where roads meet, end, or change their kind or id. Both directions of a road may be used.
struct RoadGraph {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);

    std::vector<FixedPlace> place; // per node, in the order of Hilbert's curve
    RoadEdges edges;               // by from, to, length
    std::vector<RoadTwin> twins{}; // ascending, each once

    std::size_t node_count() const { return place.size(); }
    friend bool operator==(const RoadGraph&, const RoadGraph&) = default;
};

/// How the roads hang together.
struct RoadComponents {
    std::vector<std::uint32_t> of_node;    // number of its component; the largest is 0
    std::vector<std::uint32_t> node_count; // per component, largest first
};
RoadComponents components_of(const RoadGraph& graph);

/// Makes the graph of road lines: joints found (see find_joints), chains of nodes that only bend contracted, nodes
/// renumbered along Hilbert's curve; the same graph whatever the order of the lines. Of a piece that is drawn twice the
/// first class counts, then a road with an id, then the first id; the others are told as twins. Tells "duplicate_road",
/// "zero_length_road" (both left out, with the place of the first), "joined_road_ends" and "disconnected_roads". Throws
/// Error without any road.
Loaded<RoadGraph> build_road_graph(const RoadLines& lines, double tolerance_m, Progress& progress);

/// Length along places, metres.
double path_length_m(std::span<const FixedPlace> places);

} // namespace geo
