// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/road/road_graph.h"
#include "geo/road/trench_rules.h"

namespace geo {

/// A road graph with places beside the roads tied to it.
struct AttachedPlaces {
    RoadGraph graph;                 // new nodes stand behind those of the roads, spurs are of spur_class; edges in no
                                     // order
    std::vector<std::uint32_t> node; // per place; none: no road within reach
};

/// Ties each place to the nearest road that carries a trench within `reach_m` (inclusive), by a straight spur to the
/// nearest point of the road, where the road is divided. Places on a road have no spur, equal places one node. The
/// order of places changes no node's number.
AttachedPlaces attach_places(const RoadGraph& graph, std::span<const LonLat> places, double reach_m,
                             const TrenchRules& rules, Progress& progress);

} // namespace geo
