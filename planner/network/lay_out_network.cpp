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

/// The rules along roads, the overrides by the rows of the dataset's road ids.
geo::TrenchRules trench_rules(const geo::TextColumn& road_id, const LayoutRules& rules) {
    const RoadOverrides& overrides = rules.roads;
    geo::TrenchRules trench{.road_factors = rules.road_factors, .spur_factor = rules.spur_factor};
    if (!overrides.forbid.empty()) {
        for (const std::string_view id : road_id)
            trench.forbidden.push_back(find_id(overrides.forbid, id) != NetworkLayout::none);
    }
    if (!overrides.lock.empty()) {
        for (const std::string_view id : road_id)
            trench.locked.push_back(static_cast<std::uint32_t>(find_id(overrides.lock, id))); // none: not_locked
    }
    return trench;
}

/// Along the dataset's roads where the rules say so.
ForestGrower grower_by(const LayoutRules& rules, const Dataset& dataset, geo::Progress& progress) {
    return [&](const ForestPoints& points) -> geo::RoadForest {
        if (!goes_along_roads(rules.fiber_mode, dataset))
            return {.forest = grow_straight(points, rules.max_hop_m, progress)};
        return geo::grow_road_forest(dataset.road_graph, points.sites, points.sources,
                                     {rules.max_hop_m, rules.max_spur_m, trench_rules(dataset.road_id, rules)},
                                     points.rank, points.goes_first, progress);
    };
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

/// Lays fiber out by the rules; locked roads are sources behind all others.
void lay_out_fiber_by(const LayoutRules& rules, const Dataset& dataset, const std::vector<Standing>& standing,
                      const FiberTurns& turns, NetworkLayout& layout, geo::Progress& progress) {
    lay_out_fiber(dataset, standing, rules.nodes, grower_by(rules, dataset, progress), layout, turns);
    if (!goes_along_roads(rules.fiber_mode, dataset)) return;
    layout.locked_road = rules.roads.lock;
    if (!layout.locked_road.empty())
        measure_locked(dataset.road_graph.edges, trench_rules(dataset.road_id, rules), layout);
    const std::size_t source_count = layout.source_node.size() + layout.locked_road.size();
    layout.source_node.resize(source_count, NetworkLayout::none);
    layout.source_school.resize(source_count, NetworkLayout::none);
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
