// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/road/road_graph.h"
#include "geo/road/road_joints.h"

namespace geo {

/// Pieces of road that were left out of a graph while it was made.
struct LeftOutPieces {
    std::size_t count = 0;
    std::uint32_t road = RoadLines::no_road; // of the first: row of RoadLines::road_id, or no_road
    FixedPlace place{};                      // the western end of the first

    void add(std::uint32_t piece_road, FixedPlace piece_place) {
        if (count++ > 0) return;
        road = piece_road;
        place = piece_place;
    }
};
struct LeftOut {
    LeftOutPieces zero_length; // in the order of the lines
    LeftOutPieces duplicates;  // in the order of the edges
};

/// Cuts lines at their joints; joints are numbered along Hilbert's curve. Edges without length are left out.
RoadGraph cut_at_joints(const RoadLines& lines, const RoadJoints& joints, LeftOut& left_out);

/// The edges of a graph by from, to, length, bends, class and id, none last; of those that take the same way the first.
/// Adds the roads of the others to the graph's twins.
void sort_and_unite(RoadGraph& graph, const TextColumn& road_id, LeftOut& left_out);

/// Joins edges of one road that meet where nothing else does, of roads without an id those of one class; nodes so
/// passed are dropped, the others keep their order.
RoadGraph contract_chains(const RoadGraph& graph, const TextColumn& road_id);

} // namespace geo
