// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/road/road_graph.h"
#include "geo/road/road_joints.h"

namespace geo {

/// What was left out of a graph while it was made.
struct LeftOut {
    std::size_t zero_length = 0;
    std::size_t duplicates = 0;
};

/// Cuts lines at their joints; joints are numbered along Hilbert's curve. Edges without length are left out.
RoadGraph cut_at_joints(const RoadLines& lines, const RoadJoints& joints, LeftOut& left_out);

/// Edges by from, to, length, bends, class and id; of those that take the same way, the first.
void sort_and_unite(RoadEdges& edges, const TextColumn& road_id, LeftOut& left_out);

/// Joins edges of one road that meet where nothing else does, of roads without an id those of one class; nodes so
/// passed are dropped, the others keep their order.
RoadGraph contract_chains(const RoadGraph& graph, const TextColumn& road_id);

} // namespace geo
