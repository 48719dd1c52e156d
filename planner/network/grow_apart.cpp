// SPDX-License-Identifier: Apache-2.0
#include "planner/network/grow_apart.h"

#include <algorithm>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "geo/missing.h"

namespace planner {
namespace {

constexpr std::size_t unreached = geo::SpanningForest::none;

/// A forest over some of the points, and which these are.
struct PartForest {
    std::vector<std::size_t> sites, sources; // rows of all points
    geo::RoadForest grown{};                 // rows as above

    bool reaches(std::size_t row) const { return grown.forest.upstream[row] != unreached; }
    bool reaches_all() const { return grown.forest.order.size() == sites.size(); }

    /// What a site hangs on, as a row of all points.
    std::size_t upstream(std::size_t row, const ForestPoints& points) const {
        const std::size_t upstream = grown.forest.upstream[row];
        if (upstream < sites.size()) return sites[upstream];
        const std::size_t source = upstream - sites.size();
        if (source < sources.size()) return points.sites.size() + sources[source];
        return points.sites.size() + points.sources.size() + (source - sources.size()); // a locked road
    }
};

/// The rows where a column has a value.
std::vector<std::size_t> rows_where(const std::vector<bool>& column, bool value) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < column.size(); ++row) {
        if (column[row] == value) rows.push_back(row);
    }
    return rows;
}

PartForest grow_part(const ForestPoints& points, std::vector<std::size_t> sites, std::vector<std::size_t> sources,
                     const ForestGrower& grow) {
    ForestPoints part;
    for (const std::size_t site : sites) {
        part.sites.push_back(points.sites[site]);
        part.rank.push_back(points.rank[site]);
        part.goes_first.push_back(points.goes_first[site]);
    }
    for (const std::size_t source : sources) {
        part.sources.push_back(points.sources[source]);
        part.rank.push_back(points.rank[points.sites.size() + source]);
    }
    return {std::move(sites), std::move(sources), grow(part)};
}

/// The two forests.
struct ApartForests {
    PartForest open, closed;
};

/// Grows both, that of the open sources first; sites that it does not reach stay.
ApartForests grow_both(const ForestPoints& points, std::vector<bool>& stays, const ForestGrower& grow) {
    PartForest open = grow_part(points, rows_where(stays, false), rows_where(points.is_closed, false), grow);
    for (std::size_t row = 0; row < open.sites.size(); ++row) {
        if (!open.reaches(row)) stays[open.sites[row]] = true;
    }
    PartForest closed = grow_part(points, rows_where(stays, true), rows_where(points.is_closed, true), grow);
    return {std::move(open), std::move(closed)};
}

/// Has those stay over which all from closed sources alone would be reached that a forest does not reach.
void keep_stepping_stones(const ForestPoints& points, const PartForest& closed, const ForestGrower& grow,
                          std::vector<bool>& stays) {
    const std::vector<std::size_t> everyone = rows_where(std::vector(points.sites.size(), true), true);
    const PartForest whole = grow_part(points, everyone, closed.sources, grow);
    for (std::size_t row = 0; row < closed.sites.size(); ++row) {
        if (closed.reaches(row)) continue;
        for (std::size_t site = closed.sites[row]; site < stays.size(); site = whole.grown.forest.upstream[site])
            stays[site] = true;
    }
}

/// The two forests as one.
geo::RoadForest join_forests(const ForestPoints& points, const ApartForests& forests) {
    const std::size_t site_count = points.sites.size();
    geo::RoadForest joined{.forest = {std::vector(site_count, unreached), std::vector(site_count, geo::missing), {}}};
    joined.joins_m.assign(site_count, 0.0);
    joined.spur_m.assign(site_count, 0.0);
    joined.road_factor.assign(site_count, 1.0);
    std::vector<std::span<const geo::LonLat>> way(site_count);
    const bool runs_along_roads = !forests.open.grown.first_way_point.empty();
    for (const PartForest* part : {&forests.closed, &forests.open}) {
        for (const std::size_t row : part->grown.forest.order) {
            const std::size_t site = part->sites[row];
            joined.forest.upstream[site] = part->upstream(row, points);
            joined.forest.hop_m[site] = part->grown.forest.hop_m[row];
            joined.forest.order.push_back(site);
            if (!runs_along_roads) continue;
            way[site] = part->grown.way(row);
            joined.joins_m[site] = part->grown.joins_m[row];
            joined.spur_m[site] = part->grown.spur_m[row];
            joined.road_factor[site] = part->grown.road_factor[row];
        }
    }
    if (!runs_along_roads) return joined;
    joined.first_way_point.assign(1, 0);
    for (const auto places : way) {
        joined.way_point.insert(joined.way_point.end(), places.begin(), places.end());
        joined.first_way_point.push_back(joined.way_point.size());
    }
    return joined;
}

} // namespace

geo::RoadForest grow_apart(const ForestPoints& points, const ForestGrower& grow) {
    if (std::ranges::find(points.is_closed, true) == points.is_closed.end()) return grow(points);
    std::vector<bool> stays = points.stays;
    ApartForests forests = grow_both(points, stays, grow);
    if (!forests.closed.reaches_all()) {
        keep_stepping_stones(points, forests.closed, grow, stays);
        forests = grow_both(points, stays, grow);
    }
    return forests.closed.reaches_all() ? join_forests(points, forests) : grow(points);
}

} // namespace planner
