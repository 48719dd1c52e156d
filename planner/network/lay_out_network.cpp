// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geo/missing.h"
#include "geo/road/road_class.h"
#include "geo/road/road_forest.h"
#include "planner/network/fiber_layout.h"
#include "planner/network/modelled_coverage.h"
#include "planner/network/network_options.h"
#include "planner/network/radio_layout.h"

namespace planner {
namespace {

/// Hops in straight lines, first for those that go first, then for all others.
geo::SpanningForest grow_straight(const ForestPoints& points, double max_hop_m, geo::Progress& progress) {
    if (points.goes_first.empty())
        return geo::grow_forest(points.sites, points.sources, max_hop_m, points.rank, progress);
    const std::size_t site_count = points.sites.size();
    geo::SpanningForest forest{std::vector(site_count, NetworkLayout::none), std::vector(site_count, geo::missing), {}};
    std::vector<std::size_t> first, others;
    for (std::size_t site = 0; site < site_count; ++site) {
        if (points.goes_first[site]) first.push_back(site);
    }
    geo::extend_forest(points.sites, points.sources, max_hop_m, points.rank, first, forest, progress);
    for (std::size_t site = 0; site < site_count; ++site) {
        if (forest.upstream[site] == NetworkLayout::none) others.push_back(site);
    }
    geo::extend_forest(points.sites, points.sources, max_hop_m, points.rank, others, forest, progress);
    return forest;
}

/// Where an id stands in a sorted list; none: not in it.
std::size_t find_id(const std::vector<std::string>& ids, std::string_view id) {
    const auto found = std::ranges::lower_bound(ids, id);
    return found != ids.end() && *found == id ? static_cast<std::size_t>(found - ids.begin()) : NetworkLayout::none;
}

/// Of the locked roads those that the dataset holds a piece of, ascending.
std::vector<std::string> find_locked(const std::vector<std::string>& lock, const Dataset& dataset) {
    if (lock.empty()) return {};
    std::vector<bool> is_there(lock.size(), false);
    for (const std::uint32_t road : dataset.road_graph.edges.road) {
        if (road == geo::RoadLines::no_road) continue;
        const std::size_t id = find_id(lock, dataset.road_id[road]);
        if (id != NetworkLayout::none) is_there[id] = true;
    }
    std::vector<std::string> locked;
    for (std::size_t id = 0; id < lock.size(); ++id) {
        if (is_there[id]) locked.push_back(lock[id]);
    }
    return locked;
}

/// The rules along roads, the overrides by the rows of the dataset's road ids; locked roads by their number among
/// `locked`.
geo::TrenchRules trench_rules(const geo::TextColumn& road_id, const LayoutRules& rules,
                              const std::vector<std::string>& locked) {
    const std::vector<std::string>& forbidden = rules.roads.forbid;
    geo::TrenchRules trench{.road_factors = rules.road_factors, .spur_factor = rules.spur_factor};
    if (!forbidden.empty()) {
        for (const std::string_view id : road_id)
            trench.forbidden.push_back(find_id(forbidden, id) != NetworkLayout::none);
    }
    if (!locked.empty()) {
        for (const std::string_view id : road_id)
            trench.locked.push_back(static_cast<std::uint32_t>(find_id(locked, id))); // none: not_locked
    }
    return trench;
}

/// Measures the roads along which fiber is laid anyway. Where no trench may be dug otherwise it costs what it does
/// beside a common road.
void measure_locked(const geo::RoadEdges& edges, const geo::TrenchRules& rules, NetworkLayout& layout) {
    layout.locked_m = layout.locked_weight_m = 0.0;
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
        if (rules.lock_of(edges.road[edge]) == geo::TrenchRules::not_locked) continue;
        const geo::RoadClass& road_class = geo::road_classes()[edges.road_class[edge]];
        const double factor = rules.road_factors[static_cast<std::size_t>(road_class.group)];
        const auto length_m = static_cast<double>(edges.length_m[edge]);
        layout.locked_m += length_m;
        layout.locked_weight_m += length_m * (factor > 0.0 ? factor : 1.0);
    }
}

/// Lays fiber out along the dataset's roads; locked ones are sources behind all others.
void lay_out_along_roads(const LayoutRules& rules, const Dataset& dataset, const std::vector<Standing>& standing,
                         const FiberTurns& turns, NetworkLayout& layout, geo::Progress& progress) {
    layout.locked_road = find_locked(rules.roads.lock, dataset);
    const geo::RoadForestRules road_rules{rules.max_hop_m, rules.max_spur_m,
                                          trench_rules(dataset.road_id, rules, layout.locked_road)};
    const auto grow = [&](const ForestPoints& points) {
        return geo::grow_road_forest(dataset.road_graph, points.sites, points.sources, road_rules, points.rank,
                                     points.goes_first, progress);
    };
    lay_out_fiber(dataset, standing, rules.nodes, grow, layout, turns);
    if (!layout.locked_road.empty()) measure_locked(dataset.road_graph.edges, road_rules.trench, layout);
    const std::size_t source_count = layout.source_node.size() + layout.locked_road.size();
    layout.source_node.resize(source_count, NetworkLayout::none);
    layout.source_school.resize(source_count, NetworkLayout::none);
}

/// Lays fiber out along the dataset's roads where the rules say so, else in straight lines.
void lay_out_fiber_by(const LayoutRules& rules, const Dataset& dataset, const std::vector<Standing>& standing,
                      const FiberTurns& turns, NetworkLayout& layout, geo::Progress& progress) {
    if (goes_along_roads(rules.fiber_mode, dataset))
        return lay_out_along_roads(rules, dataset, standing, turns, layout, progress);
    const auto grow = [&](const ForestPoints& points) {
        return geo::RoadForest{.forest = grow_straight(points, rules.max_hop_m, progress)};
    };
    lay_out_fiber(dataset, standing, rules.nodes, grow, layout, turns);
}

} // namespace

bool goes_along_roads(NetworkRules::Fiber::Mode mode, const Dataset& dataset) {
    return mode == NetworkRules::Fiber::Mode::road && dataset.road_graph.edges.size() > 0;
}

NetworkLayout lay_out_network(const Dataset& dataset, const std::vector<Standing>& standing, const LayoutRules& rules,
                              geo::Progress& progress) {
    NetworkLayout layout;
    lay_out_fiber_by(rules, dataset, standing, {}, layout, progress);
    lay_out_radio(dataset, standing, rules.radio, rules.nodes.use_planned, layout, progress);
    if (rules.coverage) {
        ModelledCoverage coverage =
            model_coverage(dataset, dataset.schools.place, *rules.coverage, rules.radio.site_mast_m, progress);
        layout.modelled_mbps = std::move(coverage.mbps);
        layout.modelled_site = std::move(coverage.site);
    }
    if (rules.candidates) {
        std::vector<bool> is_wanted(standing.size());
        for (std::size_t school = 0; school < standing.size(); ++school)
            is_wanted[school] = is_to_serve(standing[school]);
        layout.candidates = find_candidates(dataset, is_wanted, *rules.candidates, progress);
    }
    return layout;
}

NetworkLayout lay_out_fiber_again(const Dataset& dataset, const std::vector<Standing>& standing,
                                  const LayoutRules& rules, const FiberTurns& turns, NetworkLayout layout,
                                  geo::Progress& progress) {
    std::vector<Standing> reached = standing; // what fiber does not reach stays so
    for (std::size_t school = 0; school < reached.size(); ++school) {
        if (layout.fiber.upstream[school] == NetworkLayout::none) reached[school] = Standing::excluded;
    }
    lay_out_fiber_by(rules, dataset, reached, turns, layout, progress);
    return layout;
}

} // namespace planner
