// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/road/arc_table.h"
#include "geo/road/road_graph.h"

namespace geo {

/// A road graph with places beside the roads tied to it.
struct AttachedPlaces {
    static constexpr std::uint8_t spur_class = 255; // RoadEdges::road_class of a spur

    RoadGraph graph;                 // new nodes stand behind those of the roads; edges in no order
    std::vector<std::uint32_t> node; // per place; none: no road within reach
    std::vector<double> spur_m;      // per place: to the road, geodesic; NaN where none
};

/// Ties each place to the nearest road that carries a trench within `reach_m` (inclusive), by a straight spur to the
/// nearest point of the road, where the road is divided. Places on a road have no spur, equal places one node. The
/// order of places changes no node's number.
AttachedPlaces attach_places(const RoadGraph& graph, std::span<const LonLat> places, double reach_m,
                             const RoadChoice& choice, Progress& progress);

} // namespace geo
