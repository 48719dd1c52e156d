// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/graph/spanning_forest.h"
#include "geo/progress.h"
#include "geo/road/road_graph.h"
#include "geo/road/trench_rules.h"

namespace geo {

/// How far a forest along roads may reach, metres, inclusive, and along which roads.
struct RoadForestRules {
    double max_hop_m = 0.0;  // who is reached by ways from one site or source to the next that are no longer, spurs
                             // included; a hop past branches, or round by cheaper roads, may be longer
    double max_spur_m = 0.0; // from a place to its road
    TrenchRules trench{};
};

/// A forest whose hops run along roads. A trench that several sites share is dug once: a hop ends where it meets the
/// trench of the site that it hangs on, and the way from there on is that site's.
struct RoadForest {
    SpanningForest forest; // as grow_forest gives it; hop_m is the length of the way below. Upstream beyond the sources
                           // is a locked road, by its number
    std::vector<std::size_t> first_way_point{}; // site count + 1 entries; none: every hop is straight
    std::vector<LonLat> way_point{};   // from the site to where its hop ends; none: a straight line to upstream
    std::vector<double> joins_m{};     // per site: from its upstream site along that one's way to where its hop ends
    std::vector<double> spur_m{};      // per site: of its hop, on spurs, its own and the source's
    std::vector<double> road_factor{}; // per site: of a metre of its way along roads against a common road; 1 where
                                       // there is none

    std::span<const LonLat> way(std::size_t site) const {
        return std::span{way_point}.subspan(first_way_point[site], first_way_point[site + 1] - first_way_point[site]);
    }
};

/// Joins sites to sources by a cheap Steiner tree along roads (grow_steiner_tree), all sources as
/// one root, and with them every place of the locked roads. Where ways branch beside the road, the site that is nearest
/// down the road carries the trench on. Sites that no road joins to any of these, for want of a road or of a way, are
/// joined by straight lines as grow_forest does, to sources or to sites already joined. `rank` as in grow_forest. Sites
/// that `goes_first` (by site; empty: none) are joined along roads as if there were no others, and carry their own
/// trench; the others join that.
RoadForest grow_road_forest(const RoadGraph& roads, std::span<const LonLat> sites, std::span<const LonLat> sources,
                            const RoadForestRules& rules, std::span<const std::size_t> rank,
                            const std::vector<bool>& goes_first, Progress& progress);

} // namespace geo
