// SPDX-License-Identifier: Apache-2.0
#include "planner/network/fiber_layout.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "geo/missing.h"
#include "planner/data/tie_key.h"
#include "planner/network/grow_apart.h"

namespace planner {
namespace {

constexpr std::size_t none = NetworkLayout::none;

/// A school that others can be reached from, and that needs no trench of its own.
bool is_fiber_source(const Schools& schools, std::size_t school) {
    return schools.has_fiber[school] == Answer::yes && schools.connectivity[school] != Answer::no;
}

/// Gives the rows of a table, in file order, consecutive ranks from `first_rank` on, in the order of ids.
template <typename Table>
void append_ranks(const std::vector<std::size_t>& rows, const Table& table, std::size_t first_rank,
                  std::vector<std::size_t>& rank) {
    std::vector<std::size_t> sorted = rows;
    sort_by_tie_key(table, sorted);
    const std::size_t begin = rank.size();
    rank.resize(begin + rows.size());
    for (const std::size_t row : sorted) {
        const auto at = static_cast<std::size_t>(std::ranges::lower_bound(rows, row) - rows.begin());
        rank[begin + at] = first_rank++;
    }
}

/// The rows that take part, in file order.
struct Rows {
    std::vector<std::size_t> sites;          // schools that need a trench
    std::vector<std::size_t> source_nodes;   // transmission nodes
    std::vector<std::size_t> source_schools; // schools that have fiber
};

Rows choose_rows(const Dataset& dataset, const TransmissionNodes& nodes, const std::vector<Standing>& standing,
                 bool use_planned) {
    Rows rows;
    for (std::size_t school = 0; school < standing.size(); ++school) {
        if (is_fiber_source(dataset.schools, school)) {
            rows.source_schools.push_back(school);
        } else if (is_to_serve(standing[school])) {
            rows.sites.push_back(school);
        }
    }
    for (std::size_t node = 0; node < nodes.size(); ++node) {
        if (nodes.has_fiber[node] && nodes.is_in_use(node, use_planned)) rows.source_nodes.push_back(node);
    }
    return rows;
}

ForestPoints collect_points(const Rows& rows, const Schools& schools, const TransmissionNodes& nodes,
                            const FiberTurns& turns) {
    ForestPoints points;
    for (const std::size_t school : rows.sites) {
        points.sites.push_back(schools.place[school]);
        if (!turns.goes_first.empty()) points.goes_first.push_back(turns.goes_first[school]);
        if (!turns.stays.empty()) points.stays.push_back(turns.stays[school]);
    }
    for (const std::size_t node : rows.source_nodes) {
        points.sources.push_back(nodes.place[node]);
        points.is_closed.push_back(!turns.is_closed.empty() && turns.is_closed[node]);
    }
    for (const std::size_t school : rows.source_schools) {
        points.sources.push_back(schools.place[school]);
        points.is_closed.push_back(false);
    }
    append_ranks(rows.sites, schools, points.sources.size(), points.rank); // nodes rank first
    append_ranks(rows.source_nodes, nodes, 0, points.rank);
    append_ranks(rows.source_schools, schools, rows.source_nodes.size(), points.rank);
    return points;
}

/// Writes the ways of hops down, with a row for every school.
void spread_ways(const geo::RoadForest& grown, const Rows& rows, NetworkLayout& layout) {
    const std::size_t school_count = layout.fiber.upstream.size();
    layout.first_way_point.assign(1, 0);
    layout.way_point.clear();
    layout.fiber_way.assign(school_count, NetworkLayout::Way::straight);
    layout.joins_m.assign(school_count, 0.0);
    layout.spur_m.assign(school_count, 0.0);
    layout.road_factor.assign(school_count, 1.0);
    if (grown.first_way_point.empty()) return;
    std::size_t site = 0;
    for (std::size_t school = 0; school < school_count; ++school) {
        if (site < rows.sites.size() && rows.sites[site] == school) {
            const auto way = grown.way(site);
            layout.way_point.insert(layout.way_point.end(), way.begin(), way.end());
            layout.joins_m[school] = grown.joins_m[site];
            layout.spur_m[school] = grown.spur_m[site];
            layout.road_factor[school] = grown.road_factor[site];
            if (!way.empty()) layout.fiber_way[school] = NetworkLayout::Way::road;
            ++site;
        }
        layout.first_way_point.push_back(layout.way_point.size());
    }
}

/// The same forest with a row for every school.
geo::SpanningForest spread_over_schools(const geo::SpanningForest& grown, const Rows& rows,
                                        const std::vector<Standing>& standing) {
    const std::size_t school_count = standing.size(), site_count = rows.sites.size();
    geo::SpanningForest forest{std::vector(school_count, none), std::vector(school_count, geo::missing), {}};
    for (std::size_t i = 0; i < rows.source_schools.size(); ++i) {
        const std::size_t school = rows.source_schools[i];
        if (!is_to_serve(standing[school])) continue;
        forest.upstream[school] = school_count + rows.source_nodes.size() + i;
        forest.hop_m[school] = 0.0;
        forest.order.push_back(school);
    }
    for (const std::size_t site : grown.order) {
        const std::size_t school = rows.sites[site], upstream = grown.upstream[site];
        forest.upstream[school] = upstream < site_count ? rows.sites[upstream] : school_count + (upstream - site_count);
        forest.hop_m[school] = grown.hop_m[site];
        forest.order.push_back(school);
    }
    return forest;
}

} // namespace

void lay_out_fiber(const Dataset& dataset, const std::vector<Standing>& standing, const NodeRules& nodes,
                   const ForestGrower& grow, NetworkLayout& layout, const FiberTurns& turns) {
    layout.nodes = with_proposed(dataset.transmission_nodes, nodes.proposed);
    const Rows rows = choose_rows(dataset, layout.nodes, standing, nodes.use_planned);
    const geo::RoadForest grown = grow_apart(collect_points(rows, dataset.schools, layout.nodes, turns), grow);
    layout.fiber = spread_over_schools(grown.forest, rows, standing);
    spread_ways(grown, rows, layout);
    layout.source_node = rows.source_nodes;
    layout.source_node.resize(rows.source_nodes.size() + rows.source_schools.size(), none);
    layout.source_school.assign(rows.source_nodes.size(), none);
    layout.source_school.insert(layout.source_school.end(), rows.source_schools.begin(), rows.source_schools.end());
}

} // namespace planner
