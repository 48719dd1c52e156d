// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_forest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <utility>

#include "geo/graph/components.h"
#include "geo/missing.h"
#include "geo/road/arc_table.h"
#include "geo/road/attach_places.h"
#include "geo/road/steiner_tree.h"

namespace geo {
namespace {

constexpr std::size_t no_point = SpanningForest::none;

/// Turns a tree of nodes into hops between sites and sources.
class RoadHops {
public:
    RoadHops(const AttachedPlaces& attached, const ArcTable& arcs, std::span<const LonLat> sites,
             std::span<const std::size_t> rank)
        : attached_{attached},
          arcs_{arcs},
          sites_{sites},
          rank_{rank},
          point_at_(attached.graph.node_count(), no_point),
          way_(sites.size()) {
        result_.forest = {std::vector(sites.size(), no_point), std::vector(sites.size(), missing), {}};
        result_.trench_cost.assign(sites.size(), 1.0);
        for (std::size_t point = 0; point < rank.size(); ++point) {
            const std::uint32_t node = attached.node[point];
            if (node == RoadGraph::none) continue;
            std::size_t& first = point_at_[node];
            if (first == no_point || comes_before(point, first)) first = point;
        }
    }

    RoadForest hang(const SteinerTree& tree) {
        note_rows(tree);
        choose_carriers(tree);
        for (std::size_t row = 0; row < tree.size(); ++row) {
            const std::size_t carrier = carrier_[row];
            if (top_row_[carrier] == row) hang_hop(tree, carrier);
        }
        hang_others();
        return std::move(result_);
    }

    const std::vector<std::vector<LonLat>>& ways() const { return way_; }

private:
    bool is_site(std::size_t point) const { return point < sites_.size(); }

    /// Sources before sites, so that a site in the spot of a source hangs on it; then by rank.
    bool comes_before(std::size_t a, std::size_t b) const {
        return std::pair{is_site(a), rank_[a]} < std::pair{is_site(b), rank_[b]};
    }

    /// Notes the row of each node.
    void note_rows(const SteinerTree& tree) {
        row_of_.assign(attached_.graph.node_count(), ArcTable::none);
        for (std::uint32_t row = 0; row < tree.size(); ++row)
            row_of_[tree.node[row]] = row;
    }

    /// Per row, from below: the site whose hop runs on through it, its own or the nearest below.
    void choose_carriers(const SteinerTree& tree) {
        carrier_.assign(tree.size(), no_point);
        top_row_.assign(sites_.size(), tree.size());
        std::vector<double> distance_m(tree.size(), std::numeric_limits<double>::infinity());
        for (std::size_t row = tree.size(); row-- > 0;) {
            const std::size_t own = point_at_[tree.node[row]];
            if (own != no_point && is_site(own)) {
                carrier_[row] = own;
                distance_m[row] = 0.0;
            }
            const std::uint32_t above = row_of_[tree.upstream[row]];
            if (above == ArcTable::none) continue; // a node of the root
            const double through_m = distance_m[row] + length_of(tree, row);
            const bool is_nearer =
                carrier_[above] == no_point ||
                std::pair{through_m, rank_[carrier_[row]]} < std::pair{distance_m[above], rank_[carrier_[above]]};
            if (!is_nearer) continue;
            carrier_[above] = carrier_[row];
            distance_m[above] = through_m;
        }
        for (std::size_t row = tree.size(); row-- > 0;) {
            const std::uint32_t above = row_of_[tree.upstream[row]];
            if (above == ArcTable::none || carrier_[above] != carrier_[row]) top_row_[carrier_[row]] = row;
        }
    }

    double length_of(const SteinerTree& tree, std::size_t row) const {
        return static_cast<double>(attached_.graph.edges.length_m[arcs_.edge[tree.arc[row]]]);
    }

    void hang_hop(const SteinerTree& tree, std::size_t site) {
        SpanningForest& forest = result_.forest;
        double length_m = 0.0, weight_m = 0.0;
        std::uint32_t row = row_of_[attached_.node[site]];
        way_[site].assign(1, sites_[site]);
        while (true) {
            length_m += length_of(tree, row);
            weight_m += static_cast<double>(arcs_.arc[tree.arc[row]].weight);
            append_way(tree, row, way_[site]);
            if (row == top_row_[site]) break;
            row = row_of_[tree.upstream[row]];
        }
        const std::uint32_t above = row_of_[tree.upstream[row]];
        forest.upstream[site] = above == ArcTable::none ? point_at_[tree.upstream[row]] : carrier_[above];
        forest.hop_m[site] = length_m;
        forest.order.push_back(site);
        result_.trench_cost[site] = weight_m / length_m;
    }

    /// The places of a row's edge from its node upstream, the node itself left out.
    void append_way(const SteinerTree& tree, std::uint32_t row, std::vector<LonLat>& way) const {
        const RoadEdges& edges = attached_.graph.edges;
        const std::uint32_t edge = arcs_.edge[tree.arc[row]];
        std::vector<FixedPlace> bends(edges.bends(edge).begin(), edges.bends(edge).end());
        if (edges.from[edge] != tree.node[row]) std::ranges::reverse(bends);
        for (const FixedPlace bend : bends)
            way.push_back(bend.place());
        way.push_back(attached_.graph.place[tree.upstream[row]].place());
    }

    /// Sites in the spot of another or of a source hang on it, by a hop of no length.
    void hang_others() {
        for (std::size_t site = 0; site < sites_.size(); ++site) {
            const std::uint32_t node = attached_.node[site];
            if (node == RoadGraph::none || point_at_[node] == site) continue;
            const std::size_t first = point_at_[node];
            if (is_site(first) && result_.forest.upstream[first] == no_point) continue;
            result_.forest.upstream[site] = first;
            result_.forest.hop_m[site] = 0.0;
            result_.forest.order.push_back(site);
        }
    }

    const AttachedPlaces& attached_;
    const ArcTable& arcs_;
    std::span<const LonLat> sites_;
    std::span<const std::size_t> rank_;
    std::vector<std::size_t> point_at_;    // per node: the first site or source there
    std::vector<std::uint32_t> row_of_;    // per node: of the tree
    std::vector<std::size_t> carrier_;     // per row of the tree: a site
    std::vector<std::size_t> top_row_;     // per site: where its hop ends
    std::vector<std::vector<LonLat>> way_; // per site
    RoadForest result_;
};

/// Sites without a way along roads to any source.
std::vector<std::size_t> sites_off_roads(const AttachedPlaces& attached, const ArcTable& arcs, std::size_t site_count) {
    Components joined{arcs.node_count()};
    for (std::uint32_t node = 0; node < arcs.node_count(); ++node) {
        for (std::uint32_t arc = arcs.first[node]; arc < arcs.first[node + 1]; ++arc)
            joined.join(node, arcs.arc[arc].head);
    }
    std::vector<bool> has_source(arcs.node_count(), false);
    for (std::size_t point = site_count; point < attached.node.size(); ++point) {
        if (attached.node[point] != RoadGraph::none) has_source[joined.of(attached.node[point])] = true;
    }
    std::vector<std::size_t> off;
    for (std::size_t site = 0; site < site_count; ++site) {
        const std::uint32_t node = attached.node[site];
        if (node == RoadGraph::none || !has_source[joined.of(node)]) off.push_back(site);
    }
    return off;
}

/// Adds straight hops for sites off the roads, from all sources and the sites that are joined already.
void join_straight(std::span<const LonLat> sites, std::span<const LonLat> sources, double max_hop_m,
                   std::span<const std::size_t> rank, const std::vector<std::size_t>& off, SpanningForest& forest,
                   Progress& progress) {
    std::vector<LonLat> off_places, ends;
    std::vector<std::size_t> off_rank, end_rank, end_point;
    for (const std::size_t site : off) {
        off_places.push_back(sites[site]);
        off_rank.push_back(rank[site]);
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
    off_rank.insert(off_rank.end(), end_rank.begin(), end_rank.end());
    const SpanningForest grown = grow_forest(off_places, ends, max_hop_m, off_rank, progress);
    for (const std::size_t row : grown.order) {
        const std::size_t upstream = grown.upstream[row];
        forest.upstream[off[row]] = upstream < off.size() ? off[upstream] : end_point[upstream - off.size()];
        forest.hop_m[off[row]] = grown.hop_m[row];
        forest.order.push_back(off[row]);
    }
}

} // namespace

RoadForest grow_road_forest(const RoadGraph& roads, std::span<const LonLat> sites, std::span<const LonLat> sources,
                            const RoadForestRules& rules, std::span<const std::size_t> rank, Progress& progress) {
    progress.begin_step("Tying schools to roads");
    std::vector<LonLat> places(sites.begin(), sites.end());
    places.insert(places.end(), sources.begin(), sources.end());
    const AttachedPlaces attached = attach_places(roads, places, rules.max_spur_m, progress);
    const ArcTable arcs = link_arcs(attached.graph, trench_weights_m(attached.graph));
    std::vector<std::uint32_t> roots, terminals;
    for (std::size_t point = 0; point < places.size(); ++point) {
        const std::uint32_t node = attached.node[point];
        if (node != RoadGraph::none) (point < sites.size() ? terminals : roots).push_back(node);
    }
    const SteinerTree tree = grow_steiner_tree(arcs, roots, terminals, {.longest_link = rules.max_hop_m}, progress);
    RoadHops hops{attached, arcs, sites, rank};
    RoadForest result = hops.hang(tree);
    const std::vector<std::size_t> off = sites_off_roads(attached, arcs, sites.size());
    if (!off.empty()) join_straight(sites, sources, rules.max_hop_m, rank, off, result.forest, progress);
    result.first_way_point.assign(1, 0);
    for (const std::vector<LonLat>& way : hops.ways()) {
        result.way_point.insert(result.way_point.end(), way.begin(), way.end());
        result.first_way_point.push_back(result.way_point.size());
    }
    return result;
}

} // namespace geo
