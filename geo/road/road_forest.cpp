// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_forest.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <tuple>
#include <utility>

#include "geo/graph/components.h"
#include "geo/missing.h"
#include "geo/road/arc_table.h"
#include "geo/road/attach_places.h"
#include "geo/road/steiner_tree.h"

namespace geo {
namespace {

constexpr std::size_t no_point = SpanningForest::none;

/// Of an arc's weight, a float, against its edge's length times a factor.
constexpr double weight_rounding_share = 1e-6;

/// Turns a tree of nodes into hops between sites and sources.
class RoadHops {
public:
    RoadHops(const AttachedPlaces& attached, const ArcTable& arcs, std::span<const LonLat> sites,
             std::span<const std::size_t> rank, const std::vector<bool>& goes_first,
             const std::vector<std::uint32_t>& lock_at, const std::vector<bool>& is_joined)
        : attached_{attached},
          arcs_{arcs},
          sites_{sites},
          rank_{rank},
          goes_first_{goes_first},
          lock_at_{lock_at},
          point_at_(attached.graph.node_count(), no_point),
          way_(sites.size()) {
        result_.forest = {std::vector(sites.size(), no_point), std::vector(sites.size(), missing), {}};
        result_.joins_m.assign(sites.size(), 0.0);
        result_.spur_m.assign(sites.size(), 0.0);
        result_.road_factor.assign(sites.size(), 1.0);
        for (std::size_t point = 0; point < rank.size(); ++point) {
            const std::uint32_t node = attached.node[point];
            if (node == RoadGraph::none || !is_joined[node]) continue;
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
        write_ways();
        return std::move(result_);
    }

private:
    bool is_site(std::size_t point) const { return point < sites_.size(); }

    /// Whether sites go first, and this one is none of them.
    bool goes_later(std::size_t point) const { return is_site(point) && !goes_first_.empty() && !goes_first_[point]; }

    /// Sources before sites, so that a site in the spot of a source hangs on it; then sites that go first; then by
    /// rank.
    bool comes_before(std::size_t a, std::size_t b) const {
        return std::tuple{is_site(a), goes_later(a), rank_[a]} < std::tuple{is_site(b), goes_later(b), rank_[b]};
    }

    /// What a hop hangs on that ends at a node of the root, or a site that lies there: a source, else a locked road,
    /// else the site there.
    std::size_t root_at(std::uint32_t node) const {
        const std::size_t point = point_at_[node];
        const bool is_source = point != no_point && !is_site(point);
        if (is_source || lock_at_.empty() || lock_at_[node] == TrenchRules::not_locked) return point;
        return rank_.size() + lock_at_[node];
    }

    /// Notes the row of each node.
    void note_rows(const SteinerTree& tree) {
        row_of_.assign(attached_.graph.node_count(), ArcTable::none);
        for (std::uint32_t row = 0; row < tree.size(); ++row)
            row_of_[tree.node[row]] = row;
    }

    /// What decides who carries a trench on: the less. Sites that go first, then the nearer one, then rank.
    std::tuple<bool, double, std::size_t> order_at(std::size_t site, double distance_m) const {
        return {goes_later(site), distance_m, rank_[site]};
    }

    /// Per row, from below: the site whose hop runs on through it, its own or the first of those below.
    void choose_carriers(const SteinerTree& tree) {
        carrier_.assign(tree.size(), no_point);
        top_row_.assign(sites_.size(), tree.size());
        carried_m_.assign(tree.size(), std::numeric_limits<double>::infinity());
        for (std::size_t row = tree.size(); row-- > 0;) {
            const std::size_t own = point_at_[tree.node[row]];
            if (own != no_point && is_site(own)) {
                carrier_[row] = own;
                carried_m_[row] = 0.0;
            }
            const std::uint32_t above = row_of_[tree.upstream[row]];
            if (above == ArcTable::none) continue;                   // a node of the root
            if (point_at_[tree.upstream[row]] != no_point) continue; // a site there carries its own
            const double through_m = carried_m_[row] + length_of(tree, row);
            const bool comes_first = carrier_[above] == no_point ||
                                     order_at(carrier_[row], through_m) < order_at(carrier_[above], carried_m_[above]);
            if (!comes_first) continue;
            carrier_[above] = carrier_[row];
            carried_m_[above] = through_m;
        }
        for (std::size_t row = tree.size(); row-- > 0;) {
            const std::uint32_t above = row_of_[tree.upstream[row]];
            if (above == ArcTable::none || carrier_[above] != carrier_[row]) top_row_[carrier_[row]] = row;
        }
    }

    double length_of(const SteinerTree& tree, std::size_t row) const {
        return static_cast<double>(attached_.graph.edges.length_m[arcs_.edge[tree.arc[row]]]);
    }

    bool is_spur(const SteinerTree& tree, std::size_t row) const {
        return attached_.graph.edges.road_class[arcs_.edge[tree.arc[row]]] == spur_class;
    }

    void hang_hop(const SteinerTree& tree, std::size_t site) {
        SpanningForest& forest = result_.forest;
        double road_m = 0.0, weight_m = 0.0, spur_m = 0.0;
        std::uint32_t row = row_of_[attached_.node[site]];
        way_[site].assign(1, sites_[site]);
        while (true) {
            if (is_spur(tree, row)) {
                spur_m += length_of(tree, row);
            } else {
                road_m += length_of(tree, row);
                weight_m += static_cast<double>(arcs_.arc[tree.arc[row]].weight);
            }
            append_way(tree, row, way_[site]);
            if (row == top_row_[site]) break;
            row = row_of_[tree.upstream[row]];
        }
        const std::uint32_t above = row_of_[tree.upstream[row]];
        forest.upstream[site] = above == ArcTable::none ? root_at(tree.upstream[row]) : carrier_[above];
        forest.hop_m[site] = road_m + spur_m;
        if (above != ArcTable::none) result_.joins_m[site] = carried_m_[above];
        forest.order.push_back(site);
        result_.spur_m[site] = spur_m;
        if (road_m > 0.0) result_.road_factor[site] = weight_m / road_m;
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

    /// Joined sites in the spot of another, of a source or of a locked road hang on it, by a hop of no length.
    void hang_others() {
        for (std::size_t site = 0; site < sites_.size(); ++site) {
            const std::uint32_t node = attached_.node[site];
            if (node == RoadGraph::none || result_.forest.upstream[site] != no_point) continue;
            const std::size_t first = root_at(node);
            if (first == no_point || first == site) continue;
            if (is_site(first) && result_.forest.upstream[first] == no_point) continue;
            result_.forest.upstream[site] = first;
            result_.forest.hop_m[site] = 0.0;
            result_.forest.order.push_back(site);
        }
    }

    void write_ways() {
        result_.first_way_point.assign(1, 0);
        for (const std::vector<LonLat>& way : way_) {
            result_.way_point.insert(result_.way_point.end(), way.begin(), way.end());
            result_.first_way_point.push_back(result_.way_point.size());
        }
    }

    const AttachedPlaces& attached_;
    const ArcTable& arcs_;
    std::span<const LonLat> sites_;
    std::span<const std::size_t> rank_;
    const std::vector<bool>& goes_first_;       // per site; empty: none
    const std::vector<std::uint32_t>& lock_at_; // per node; empty: no road is locked
    std::vector<std::size_t> point_at_;         // per node: the first joined site or source there
    std::vector<std::uint32_t> row_of_;         // per node: of the tree
    std::vector<std::size_t> carrier_;          // per row of the tree: a site
    std::vector<double> carried_m_;             // per row of the tree: from its carrier
    std::vector<std::size_t> top_row_;          // per site: where its hop ends
    std::vector<std::vector<LonLat>> way_;      // per site
    RoadForest result_;
};

/// By node the least number of the locked roads there; empty where none is locked.
std::vector<std::uint32_t> find_locks(const RoadGraph& graph, const TrenchRules& rules) {
    if (rules.locked.empty()) return {};
    std::vector<std::uint32_t> lock_at(graph.node_count(), TrenchRules::not_locked);
    for (std::size_t edge = 0; edge < graph.edges.size(); ++edge) {
        for (const std::uint32_t node : {graph.edges.from[edge], graph.edges.to[edge]})
            lock_at[node] = std::min(lock_at[node], rules.lock_of(graph.edges.road[edge]));
    }
    return lock_at;
}

/// The nodes of the sources, and those of locked roads.
std::vector<std::uint32_t> root_nodes(const AttachedPlaces& attached, std::size_t site_count,
                                      const std::vector<std::uint32_t>& lock_at) {
    std::vector<std::uint32_t> roots;
    for (std::size_t point = site_count; point < attached.node.size(); ++point) {
        if (attached.node[point] != RoadGraph::none) roots.push_back(attached.node[point]);
    }
    for (std::uint32_t node = 0; node < lock_at.size(); ++node) {
        if (lock_at[node] != TrenchRules::not_locked) roots.push_back(node);
    }
    return roots;
}

/// The nodes of the sites that go first, if any do, then those of all sites.
std::vector<std::vector<std::uint32_t>> turns_of(const AttachedPlaces& attached, std::size_t site_count,
                                                 const std::vector<bool>& goes_first) {
    std::vector<std::uint32_t> first, all;
    for (std::size_t site = 0; site < site_count; ++site) {
        if (attached.node[site] == RoadGraph::none) continue;
        all.push_back(attached.node[site]);
        if (!goes_first.empty() && goes_first[site]) first.push_back(attached.node[site]);
    }
    if (first.empty()) return {all};
    return {first, all};
}

/// Sites without a way along roads to any node of the root.
std::vector<std::size_t> sites_off_roads(const AttachedPlaces& attached, const ArcTable& arcs,
                                         std::span<const std::uint32_t> roots, std::size_t site_count) {
    Components joined{arcs.node_count()};
    for (std::uint32_t node = 0; node < arcs.node_count(); ++node) {
        for (std::uint32_t arc = arcs.first[node]; arc < arcs.first[node + 1]; ++arc)
            joined.join(node, arcs.arc[arc].head);
    }
    std::vector<bool> has_source(arcs.node_count(), false);
    for (const std::uint32_t root : roots)
        has_source[joined.of(root)] = true;
    std::vector<std::size_t> off;
    for (std::size_t site = 0; site < site_count; ++site) {
        const std::uint32_t node = attached.node[site];
        if (node == RoadGraph::none || !has_source[joined.of(node)]) off.push_back(site);
    }
    return off;
}

/// No metre of trench along roads costs more against one beside a common road.
double dearest_factor(const TrenchRules& rules) {
    return std::max({1.0, rules.spur_factor, *std::ranges::max_element(rules.road_factors)});
}

/// Of each turn those that hops lead to, by their length, whatever they cost.
std::vector<std::vector<std::uint32_t>> reached_in_turns(const RoadGraph& graph, std::span<const std::uint32_t> roots,
                                                         std::span<const std::vector<std::uint32_t>> turns,
                                                         const RoadForestRules& rules, Progress& progress) {
    const ArcTable arcs = link_arcs(graph, trench_lengths_m(graph.edges, rules.trench));
    std::vector<std::vector<std::uint32_t>> reached;
    for (const std::vector<std::uint32_t>& terminals : turns)
        reached.push_back(joined_terminals(arcs, roots, terminals, rules.max_hop_m, progress));
    return reached;
}

/// By node whether who lies there is joined: a node of the root, or reached in the last turn, which is that of all.
std::vector<bool> joined_nodes(std::size_t node_count, std::span<const std::uint32_t> roots,
                               std::span<const std::uint32_t> reached) {
    std::vector<bool> is_joined(node_count, false);
    for (const std::span<const std::uint32_t> nodes : {roots, reached}) {
        for (const std::uint32_t node : nodes)
            is_joined[node] = true;
    }
    return is_joined;
}

/// A tree over terminals, turn by turn: those of each join the tree of the turns before.
SteinerTree grow_in_turns(const ArcTable& arcs, std::vector<std::uint32_t> roots,
                          std::span<const std::vector<std::uint32_t>> turns, const RoadForestRules& rules,
                          Progress& progress) {
    const double longest_link = rules.max_hop_m * dearest_factor(rules.trench) * (1.0 + weight_rounding_share);
    SteinerTree tree;
    for (const std::vector<std::uint32_t>& terminals : turns) {
        const SteinerTree grown = grow_steiner_tree(arcs, roots, terminals, {.longest_link = longest_link}, progress);
        tree.node.insert(tree.node.end(), grown.node.begin(), grown.node.end());
        tree.upstream.insert(tree.upstream.end(), grown.upstream.begin(), grown.upstream.end());
        tree.arc.insert(tree.arc.end(), grown.arc.begin(), grown.arc.end());
        tree.weight += grown.weight;
        roots.insert(roots.end(), grown.node.begin(), grown.node.end());
    }
    return tree;
}

} // namespace

RoadForest grow_road_forest(const RoadGraph& roads, std::span<const LonLat> sites, std::span<const LonLat> sources,
                            const RoadForestRules& rules, std::span<const std::size_t> rank,
                            const std::vector<bool>& goes_first, Progress& progress) {
    progress.begin_step("Tying schools to roads");
    std::vector<LonLat> places(sites.begin(), sites.end());
    places.insert(places.end(), sources.begin(), sources.end());
    const AttachedPlaces attached = attach_places(roads, places, rules.max_spur_m, rules.trench, progress);
    const std::vector<std::uint32_t> lock_at = find_locks(attached.graph, rules.trench);
    const std::vector<std::uint32_t> roots = root_nodes(attached, sites.size(), lock_at);
    const ArcTable arcs = link_arcs(attached.graph, trench_weights_m(attached.graph.edges, rules.trench));
    const std::vector<std::vector<std::uint32_t>> reached =
        reached_in_turns(attached.graph, roots, turns_of(attached, sites.size(), goes_first), rules, progress);
    const SteinerTree tree = grow_in_turns(arcs, roots, reached, rules, progress);
    const std::vector<bool> is_joined = joined_nodes(attached.graph.node_count(), roots, reached.back());
    RoadForest result = RoadHops{attached, arcs, sites, rank, goes_first, lock_at, is_joined}.hang(tree);
    const std::vector<std::size_t> off = sites_off_roads(attached, arcs, roots, sites.size());
    if (!off.empty()) extend_forest(sites, sources, rules.max_hop_m, rank, off, result.forest, progress);
    return result;
}

} // namespace geo
