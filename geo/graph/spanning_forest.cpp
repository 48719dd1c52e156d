// SPDX-License-Identifier: Apache-2.0
#include "geo/graph/spanning_forest.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <queue>
#include <tuple>

#include "geo/graph/boruvka.h"

namespace geo {
namespace {

/// Sites and sources as one list in the order of their ranks: a point's number decides ties.
struct RankedPoints {
    std::vector<std::size_t> row; // by point: sites, then sources
    std::vector<LonLat> place;    // by point
    std::vector<bool> is_source;  // by point

    std::size_t size() const { return row.size(); }
};

/// One spelling per place: longitude 0 at the poles, 180 on the antimeridian.
LonLat spelled_once(LonLat place) {
    if (std::abs(place.lat) == 90.0) return {0.0, place.lat};
    return {place.lon == -180.0 ? 180.0 : place.lon, place.lat};
}

RankedPoints rank_points(std::span<const LonLat> sites, std::span<const LonLat> sources,
                         std::span<const std::size_t> rank) {
    assert(rank.size() == sites.size() + sources.size());
    RankedPoints points;
    points.row.resize(rank.size());
    std::iota(points.row.begin(), points.row.end(), std::size_t{0});
    std::ranges::sort(points.row, {}, [&](std::size_t row) { return std::pair{rank[row], row}; });
    for (const std::size_t row : points.row) {
        points.is_source.push_back(row >= sites.size());
        points.place.push_back(spelled_once(row < sites.size() ? sites[row] : sources[row - sites.size()]));
    }
    return points;
}

/// Joins the points at one place with its smallest point, by hops of no length: by the order of hops these come first,
/// and the smallest point's hops precede the same hops of the others. Gives back one point per place.
std::vector<std::uint32_t> join_coincident(const RankedPoints& points, Components& components, std::vector<Hop>& hops) {
    std::vector<std::uint32_t> order(points.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    std::ranges::sort(order, {}, [&](std::uint32_t point) {
        return std::tuple{points.place[point].lon, points.place[point].lat, point};
    });
    std::vector<std::uint32_t> representatives;
    for (const std::uint32_t point : order) {
        if (representatives.empty() || points.place[representatives.back()] != points.place[point]) {
            representatives.push_back(point);
        } else if (components.join(representatives.back(), point)) {
            hops.push_back({representatives.back(), point, 0.0, 0.0});
        }
    }
    std::ranges::sort(representatives);
    return representatives;
}

/// The hops at each point: those of point p stand at begin[p] .. begin[p + 1].
struct Adjacency {
    std::vector<std::size_t> begin;
    std::vector<std::uint32_t> hop;
};

Adjacency hops_by_point(const std::vector<Hop>& hops, std::size_t point_count) {
    Adjacency adjacency{std::vector<std::size_t>(point_count + 1, 0), std::vector<std::uint32_t>(2 * hops.size())};
    for (const Hop& hop : hops) {
        ++adjacency.begin[hop.first + 1];
        ++adjacency.begin[hop.second + 1];
    }
    std::partial_sum(adjacency.begin.begin(), adjacency.begin.end(), adjacency.begin.begin());
    std::vector<std::size_t> next = adjacency.begin;
    for (std::uint32_t hop = 0; hop < hops.size(); ++hop) {
        adjacency.hop[next[hops[hop].first]++] = hop;
        adjacency.hop[next[hops[hop].second]++] = hop;
    }
    return adjacency;
}

/// Directs the hops away from the sources, in the order in which Prim's algorithm takes them.
SpanningForest direct(const std::vector<Hop>& hops, const RankedPoints& points, std::size_t site_count) {
    SpanningForest forest{std::vector(site_count, SpanningForest::none),
                          std::vector(site_count, std::numeric_limits<double>::quiet_NaN()),
                          {}};
    const Adjacency adjacency = hops_by_point(hops, points.size());
    const auto later = [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple{hops[a].shortest_m, hops[a].first, hops[a].second} >
               std::tuple{hops[b].shortest_m, hops[b].first, hops[b].second};
    };
    std::priority_queue<std::uint32_t, std::vector<std::uint32_t>, decltype(later)> border{later};
    std::vector<bool> is_reached = points.is_source;
    const auto open = [&](std::uint32_t point) {
        for (std::size_t i = adjacency.begin[point]; i < adjacency.begin[point + 1]; ++i) {
            const Hop& hop = hops[adjacency.hop[i]];
            if (!is_reached[hop.first] || !is_reached[hop.second]) border.push(adjacency.hop[i]);
        }
    };
    for (std::uint32_t point = 0; point < points.size(); ++point) {
        if (points.is_source[point]) open(point);
    }
    while (!border.empty()) {
        const Hop& hop = hops[border.top()];
        border.pop();
        const bool forward = is_reached[hop.first];
        const std::uint32_t from = forward ? hop.first : hop.second, to = forward ? hop.second : hop.first;
        const std::size_t site = points.row[to];
        forest.upstream[site] = points.row[from];
        forest.hop_m[site] = hop.shortest_m;
        forest.order.push_back(site);
        is_reached[to] = true;
        open(to);
    }
    return forest;
}

SpanningForest grow(std::span<const LonLat> sites, std::span<const LonLat> sources, const HopRule& rule,
                    std::span<const std::size_t> rank, Progress& progress) {
    progress.begin_step("Growing the fiber forest");
    const RankedPoints points = rank_points(sites, sources, rank);
    Components components{points.size()};
    std::uint32_t root = Hop::none;
    for (std::uint32_t point = 0; point < points.size(); ++point) {
        if (!points.is_source[point]) continue;
        if (root == Hop::none) root = point;
        components.join(root, point);
    }
    std::vector<Hop> hops;
    if (root != Hop::none && rule.allows(0.0)) {
        const std::vector<std::uint32_t> representatives = join_coincident(points, components, hops);
        const std::vector<Hop> longer = minimum_hops(points.place, representatives, root, rule, components, progress);
        hops.insert(hops.end(), longer.begin(), longer.end());
    }
    return direct(hops, points, sites.size());
}

} // namespace

SpanningForest grow_forest(std::span<const LonLat> sites, std::span<const LonLat> sources, double max_hop_m,
                           std::span<const std::size_t> rank, Progress& progress) {
    return grow(sites, sources, {.limit_m = max_hop_m}, rank, progress);
}

void extend_forest(std::span<const LonLat> sites, std::span<const LonLat> sources, double max_hop_m,
                   std::span<const std::size_t> rank, std::span<const std::size_t> rows, SpanningForest& forest,
                   Progress& progress) {
    std::vector<LonLat> places, ends;
    std::vector<std::size_t> row_rank, end_rank, end_point;
    for (const std::size_t site : rows) {
        places.push_back(sites[site]);
        row_rank.push_back(rank[site]);
    }
    const auto add_end = [&](std::size_t point, LonLat place) {
        ends.push_back(place);
        end_rank.push_back(rank[point]);
        end_point.push_back(point);
    };
    for (std::size_t source = 0; source < sources.size(); ++source)
        add_end(sites.size() + source, sources[source]);
    for (const std::size_t site : forest.order)
        add_end(site, sites[site]);
    row_rank.insert(row_rank.end(), end_rank.begin(), end_rank.end());
    const SpanningForest grown = grow_forest(places, ends, max_hop_m, row_rank, progress);
    for (const std::size_t row : grown.order) {
        const std::size_t upstream = grown.upstream[row];
        forest.upstream[rows[row]] = upstream < rows.size() ? rows[upstream] : end_point[upstream - rows.size()];
        forest.hop_m[rows[row]] = grown.hop_m[row];
        forest.order.push_back(rows[row]);
    }
}

SpanningForest grow_forest_on_sphere(std::span<const LonLat> sites, std::span<const LonLat> sources, double limit_m,
                                     double radius_m, std::span<const std::size_t> rank, Progress& progress) {
    return grow(
        sites, sources,
        {.earth = HopRule::Earth::sphere, .limit_m = limit_m, .limit_included = false, .sphere_radius_m = radius_m},
        rank, progress);
}

} // namespace geo
