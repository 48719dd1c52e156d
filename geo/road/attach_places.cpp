// SPDX-License-Identifier: Apache-2.0
#include "geo/road/attach_places.h"

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <numeric>
#include <optional>
#include <tuple>
#include <utility>

#include "geo/parallel.h"
#include "geo/road/segment_tree.h"

namespace geo {
namespace {

constexpr std::size_t attached_per_chunk = 512;

/// Where a road is divided.
struct RoadCut {
    std::uint32_t edge;
    std::uint32_t step; // segment of the edge, 0 at its from end
    double share;       // of the segment
    FixedPlace at;
    std::uint32_t node = RoadGraph::none;
};

/// The places along an edge, both ends included.
std::vector<FixedPlace> road_way(const RoadGraph& graph, std::size_t edge) {
    std::vector<FixedPlace> way{graph.place[graph.edges.from[edge]]};
    const auto bends = graph.edges.bends(edge);
    way.insert(way.end(), bends.begin(), bends.end());
    way.push_back(graph.place[graph.edges.to[edge]]);
    return way;
}

/// Ties places to a graph step by step.
class PlaceAttacher {
public:
    PlaceAttacher(const RoadGraph& graph, std::span<const LonLat> places, const TrenchRules& rules)
        : graph_{graph}, places_{places}, rules_{rules}, cut_(places.size()) {}

    AttachedPlaces attach(double reach_m, Progress& progress) {
        find_cuts(reach_m, progress);
        attached_.graph.place = graph_.place;
        number_cuts();
        divide_edges();
        add_spurs();
        return std::move(attached_);
    }

private:
    void find_cuts(double reach_m, Progress& progress) {
        std::vector<SegmentTree::Segment> segments;
        std::vector<std::pair<std::uint32_t, std::uint32_t>> edge_and_step;
        for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) {
            if (trench_factor(graph_.edges, edge, rules_) == 0.0) continue;
            const std::vector<FixedPlace> way = road_way(graph_, edge);
            for (std::uint32_t step = 0; step + 1 < way.size(); ++step) {
                segments.push_back({way[step], way[step + 1]});
                edge_and_step.emplace_back(edge, step);
            }
        }
        const SegmentTree tree{std::move(segments)};
        parallel_chunks(places_.size(), attached_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            for (std::size_t place = begin; place < end; ++place) {
                const auto found = tree.nearest(places_[place], reach_m, [](std::size_t) { return true; });
                if (!found) continue;
                const auto [edge, step] = edge_and_step[found->segment];
                cut_[place] = RoadCut{edge, step, found->share, FixedPlace{found->place}};
            }
        });
    }

    /// Gives every cut a node: an end of the edge where it lies there, else one for each place on the edge.
    void number_cuts() {
        for (auto& cut : cut_) {
            if (cut) order_.push_back(&*cut);
        }
        const auto position = [](const RoadCut* cut) { return std::tuple{cut->edge, cut->step, cut->share, cut->at}; };
        std::ranges::sort(order_, [&](const RoadCut* a, const RoadCut* b) { return position(a) < position(b); });
        const RoadCut* before = nullptr;
        for (RoadCut* cut : order_) {
            const std::uint32_t from = graph_.edges.from[cut->edge], to = graph_.edges.to[cut->edge];
            if (cut->at == graph_.place[from]) {
                cut->node = from;
            } else if (cut->at == graph_.place[to]) {
                cut->node = to;
            } else if (before && before->edge == cut->edge && before->at == cut->at) {
                cut->node = before->node;
            } else {
                cut->node = static_cast<std::uint32_t>(attached_.graph.place.size());
                attached_.graph.place.push_back(cut->at);
            }
            before = cut;
        }
    }

    void divide_edges() {
        auto cut = order_.begin();
        for (std::uint32_t edge = 0; edge < graph_.edges.size(); ++edge) {
            const auto begin = cut;
            while (cut != order_.end() && (*cut)->edge == edge)
                ++cut;
            if (cut == begin) {
                attached_.graph.edges.add(graph_.edges.from[edge], graph_.edges.to[edge], graph_.edges.length_m[edge],
                                          graph_.edges.kind(edge), graph_.edges.bends(edge));
            } else {
                divide(edge, {begin, cut});
            }
        }
    }

    void divide(std::uint32_t edge, std::span<RoadCut* const> cuts) {
        const std::vector<FixedPlace> way = road_way(graph_, edge);
        const RoadEdges& edges = graph_.edges;
        std::uint32_t start = edges.from[edge];
        std::vector<FixedPlace> piece{way.front()};
        const auto end_piece = [&](std::uint32_t node, FixedPlace at) {
            piece.push_back(at);
            const double length_m = path_length_m(piece);
            if (length_m > 0.0)
                attached_.graph.edges.add(start, node, static_cast<float>(length_m), edges.kind(edge),
                                          std::span{piece}.subspan(1, piece.size() - 2));
            start = node;
            piece.assign(1, at);
        };
        auto cut = cuts.begin();
        for (std::uint32_t step = 0; step + 1 < way.size(); ++step) {
            for (; cut != cuts.end() && (*cut)->step == step; ++cut) {
                const bool is_new = (*cut)->node >= graph_.node_count() && (*cut)->node != start;
                if (is_new) end_piece((*cut)->node, (*cut)->at);
            }
            if (step + 2 < way.size()) piece.push_back(way[step + 1]);
        }
        end_piece(edges.to[edge], way.back());
    }

    /// A node and a straight edge for every place that does not lie on its road; equal places share them.
    void add_spurs() {
        std::vector<std::size_t> order(places_.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::sort(order, {}, [&](std::size_t place) { return std::pair{FixedPlace{places_[place]}, place}; });
        attached_.node.assign(places_.size(), RoadGraph::none);
        std::map<std::pair<FixedPlace, std::uint32_t>, std::uint32_t> known; // place and cut -> node
        for (const std::size_t place : order) {
            if (!cut_[place]) continue;
            const FixedPlace at{places_[place]};
            const auto length_m = static_cast<float>(path_length_m(std::array{at, cut_[place]->at}));
            if (length_m == 0.0F) {
                attached_.node[place] = cut_[place]->node;
                continue;
            }
            const auto node = static_cast<std::uint32_t>(attached_.graph.node_count());
            const auto [entry, is_new] = known.emplace(std::pair{at, cut_[place]->node}, node);
            attached_.node[place] = entry->second;
            if (!is_new) continue;
            attached_.graph.place.push_back(at);
            attached_.graph.edges.add(cut_[place]->node, node, length_m, {spur_class}, {});
        }
    }

    const RoadGraph& graph_;
    std::span<const LonLat> places_;
    const TrenchRules& rules_;
    std::vector<std::optional<RoadCut>> cut_; // per place
    std::vector<RoadCut*> order_;             // along the edges
    AttachedPlaces attached_;
};

} // namespace

AttachedPlaces attach_places(const RoadGraph& graph, std::span<const LonLat> places, double reach_m,
                             const TrenchRules& rules, Progress& progress) {
    return PlaceAttacher{graph, places, rules}.attach(reach_m, progress);
}

} // namespace geo
