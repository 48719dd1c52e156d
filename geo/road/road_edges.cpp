// SPDX-License-Identifier: Apache-2.0
#include "geo/road/road_edges.h"

#include <algorithm>
#include <compare>
#include <numeric>
#include <string_view>
#include <tuple>
#include <utility>

#include "geo/graph/links_at_points.h"
#include "geo/measure/geodesic.h"
#include "geo/road/hilbert.h"

namespace geo {
namespace {

/// Turns a way so that it runs from the smaller node, or from the smaller bend where it comes back to its start.
void turn_upwards(std::uint32_t& from, std::uint32_t& to, std::vector<FixedPlace>& bends) {
    const bool is_downwards = from > to || (from == to && std::lexicographical_compare(bends.rbegin(), bends.rend(),
                                                                                       bends.begin(), bends.end()));
    if (!is_downwards) return;
    std::swap(from, to);
    std::ranges::reverse(bends);
}

/// The joints of lines with node numbers along the curve; of those at one place the lower level first, then the smaller
/// number, so that the order of lines decides nothing.
class JointNumbers {
public:
    JointNumbers(const RoadLines& lines, const RoadJoints& joints) : number_(joints.of_point.size(), RoadGraph::none) {
        std::vector<Mark> marks;
        for (std::size_t line = 0; line < lines.size(); ++line) {
            for (std::size_t point = lines.first_point[line]; point < lines.first_point[line + 1]; ++point) {
                const std::uint32_t joint = joints.of_point[point];
                if (joint == RoadJoints::none) continue;
                const Mark mark{hilbert_key(joints.place[joint]), lines.level[line],
                                lines.node.empty() ? RoadLines::no_node : lines.node[point], joint};
                if (number_[joint] == RoadGraph::none) {
                    number_[joint] = static_cast<std::uint32_t>(marks.size());
                    marks.push_back(mark);
                }
                marks[number_[joint]] = std::min(marks[number_[joint]], mark);
            }
        }
        std::ranges::sort(marks);
        for (std::uint32_t node = 0; node < marks.size(); ++node) {
            number_[marks[node].joint] = node;
            place_.push_back(joints.place[marks[node].joint]);
        }
    }

    std::uint32_t of(std::uint32_t joint) const { return number_[joint]; }
    const std::vector<FixedPlace>& places() const { return place_; }

private:
    struct Mark {
        std::uint64_t place; // along the curve
        std::int8_t level;   // least of its lines
        std::int64_t node;   // OpenStreetMap's number, the least of its points
        std::uint32_t joint;
        auto operator<=>(const Mark&) const = default;
    };

    std::vector<std::uint32_t> number_;
    std::vector<FixedPlace> place_;
};

/// Adds edges that grow point by point.
class EdgeCutter {
public:
    EdgeCutter(const JointNumbers& numbers, RoadEdges& edges, LeftOut& left_out)
        : numbers_{numbers}, edges_{edges}, left_out_{left_out} {}

    void begin_line(RoadKind kind) {
        kind_ = kind;
        start_ = RoadGraph::none;
    }
    void bend(FixedPlace place) { bends_.push_back(place); }
    void joint(std::uint32_t joint) {
        std::uint32_t from = start_, to = numbers_.of(joint);
        start_ = to;
        if (from != RoadGraph::none) add(from, to);
        bends_.clear();
    }

private:
    void add(std::uint32_t from, std::uint32_t to) {
        turn_upwards(from, to, bends_);
        way_.assign(1, numbers_.places()[from]);
        way_.insert(way_.end(), bends_.begin(), bends_.end());
        way_.push_back(numbers_.places()[to]);
        const double length_m = path_length_m(way_);
        if (length_m > 0.0) return edges_.add(from, to, static_cast<float>(length_m), kind_, bends_);
        left_out_.zero_length.add(kind_.road, way_.front());
    }

    const JointNumbers& numbers_;
    RoadEdges& edges_;
    LeftOut& left_out_;
    RoadKind kind_{0};
    std::uint32_t start_ = RoadGraph::none;
    std::vector<FixedPlace> bends_, way_;
};

/// Walks along edges through nodes that only bend.
class ChainWalker {
public:
    explicit ChainWalker(const RoadGraph& graph)
        : graph_{graph},
          at_node_{graph.node_count(), graph.edges.size(),
                   [&](std::size_t edge) {
                       return std::pair{graph.edges.from[edge], graph.edges.to[edge]};
                   }},
          is_taken_(graph.edges.size(), false) {}

    /// Whether a node joins two edges of one road and nothing else.
    bool is_bend(std::uint32_t node) const {
        const std::span<const std::uint32_t> edges = at_node_.at(node);
        return edges.size() == 2 && edges[0] != edges[1] && graph_.edges.kind(edges[0]) == graph_.edges.kind(edges[1]);
    }

    /// Adds the chains that begin at a node and are not walked yet.
    void walk_from(std::uint32_t node, RoadEdges& chains) {
        for (const std::uint32_t edge : at_node_.at(node)) {
            if (!is_taken_[edge]) walk(node, edge, chains);
        }
    }

private:
    void walk(std::uint32_t start, std::uint32_t edge, RoadEdges& chains) {
        const RoadEdges& edges = graph_.edges;
        std::uint32_t node = start, from = start;
        std::vector<FixedPlace> way{graph_.place[start]};
        const RoadKind kind = edges.kind(edge);
        double length_m = 0.0;
        while (true) {
            is_taken_[edge] = true;
            length_m += static_cast<double>(edges.length_m[edge]);
            const bool is_forward = edges.from[edge] == node;
            const std::span<const FixedPlace> bends = edges.bends(edge);
            if (is_forward)
                way.insert(way.end(), bends.begin(), bends.end());
            else
                way.insert(way.end(), bends.rbegin(), bends.rend());
            node = is_forward ? edges.to[edge] : edges.from[edge];
            if (node == start || !is_bend(node)) break;
            way.push_back(graph_.place[node]);
            const std::span<const std::uint32_t> next = at_node_.at(node);
            edge = next[0] == edge ? next[1] : next[0];
        }
        way.erase(way.begin());
        turn_upwards(from, node, way);
        chains.add(from, node, static_cast<float>(length_m), kind, way);
    }

    const RoadGraph& graph_;
    LinksAtPoints at_node_;
    std::vector<bool> is_taken_;
};

/// Drops the nodes without edges; the others keep their order.
void drop_unused_nodes(RoadGraph& graph) {
    std::vector<std::uint32_t> number(graph.node_count(), RoadGraph::none);
    for (const std::vector<std::uint32_t>* ends : {&graph.edges.from, &graph.edges.to}) {
        for (const std::uint32_t node : *ends)
            number[node] = 0;
    }
    std::uint32_t kept = 0;
    for (std::size_t node = 0; node < number.size(); ++node) {
        if (number[node] == RoadGraph::none) continue;
        graph.place[kept] = graph.place[node];
        number[node] = kept++;
    }
    graph.place.resize(kept);
    for (std::vector<std::uint32_t>* ends : {&graph.edges.from, &graph.edges.to}) {
        for (std::uint32_t& node : *ends)
            node = number[node];
    }
}

} // namespace

void RoadEdges::add(std::uint32_t edge_from, std::uint32_t edge_to, float edge_length_m, RoadKind kind,
                    std::span<const FixedPlace> bends) {
    from.push_back(edge_from);
    to.push_back(edge_to);
    length_m.push_back(edge_length_m);
    road_class.push_back(kind.road_class);
    road.push_back(kind.road);
    bend.insert(bend.end(), bends.begin(), bends.end());
    first_bend.push_back(static_cast<std::uint32_t>(bend.size()));
}

double path_length_m(std::span<const FixedPlace> places) {
    double length_m = 0.0;
    for (std::size_t point = 1; point < places.size(); ++point) {
        if (places[point - 1] != places[point])
            length_m += distance_m(places[point - 1].place(), places[point].place());
    }
    return length_m;
}

RoadGraph cut_at_joints(const RoadLines& lines, const RoadJoints& joints, LeftOut& left_out) {
    const JointNumbers numbers{lines, joints};
    RoadGraph graph{numbers.places(), {}};
    EdgeCutter cutter{numbers, graph.edges, left_out};
    auto inside = joints.inside.begin();
    for (std::size_t line = 0; line < lines.size(); ++line) {
        cutter.begin_line({lines.road_class[line], lines.road[line]});
        for (std::size_t point = lines.first_point[line]; point < lines.first_point[line + 1]; ++point) {
            const std::uint32_t joint = joints.of_point[point];
            if (joint == RoadJoints::none)
                cutter.bend(lines.point[point]);
            else
                cutter.joint(joint);
            for (; inside != joints.inside.end() && inside->point == point; ++inside)
                cutter.joint(inside->joint);
        }
    }
    return graph;
}

void sort_and_unite(RoadGraph& graph, const TextColumn& road_id, LeftOut& left_out) {
    RoadEdges& edges = graph.edges;
    std::vector<std::uint32_t> order(edges.size());
    std::iota(order.begin(), order.end(), std::uint32_t{0});
    const auto ends = [&](std::uint32_t edge) {
        return std::tuple{edges.from[edge], edges.to[edge], edges.length_m[edge]};
    };
    const auto compare_ways = [&](std::uint32_t a, std::uint32_t b) {
        if (const auto by_ends = ends(a) <=> ends(b); by_ends != 0) return by_ends;
        const auto bends_a = edges.bends(a), bends_b = edges.bends(b);
        return std::partial_ordering{
            std::lexicographical_compare_three_way(bends_a.begin(), bends_a.end(), bends_b.begin(), bends_b.end())};
    };
    const auto kind_of = [&](std::uint32_t edge) {
        const std::uint32_t road = edges.road[edge];
        const bool has_id = road != RoadLines::no_road;
        return std::tuple{edges.road_class[edge], !has_id, has_id ? road_id[road] : std::string_view{}};
    };
    std::ranges::sort(order, [&](std::uint32_t a, std::uint32_t b) {
        const auto by_way = compare_ways(a, b);
        return by_way != 0 ? by_way < 0 : kind_of(a) < kind_of(b);
    });
    RoadEdges sorted;
    for (std::size_t position = 0; position < order.size(); ++position) {
        const std::uint32_t edge = order[position];
        if (position > 0 && compare_ways(order[position - 1], edge) == 0) {
            left_out.duplicates.add(edges.road[edge],
                                    std::min(graph.place[edges.from[edge]], graph.place[edges.to[edge]]));
            const RoadTwin twin{edges.road[edge], sorted.road.back()};
            if (twin.left_out != RoadLines::no_road && twin.left_out != twin.kept) graph.twins.push_back(twin);
            continue;
        }
        sorted.add(edges.from[edge], edges.to[edge], edges.length_m[edge], edges.kind(edge), edges.bends(edge));
    }
    edges = std::move(sorted);
    std::ranges::sort(graph.twins);
    graph.twins.erase(std::unique(graph.twins.begin(), graph.twins.end()), graph.twins.end());
}

RoadGraph contract_chains(const RoadGraph& graph, const TextColumn& road_id) {
    RoadGraph contracted{graph.place, {}, graph.twins};
    ChainWalker walker{graph};
    for (const bool also_bends : {false, true}) { // what is left after the first round are rings
        for (std::uint32_t node = 0; node < graph.node_count(); ++node) {
            if (also_bends || !walker.is_bend(node)) walker.walk_from(node, contracted.edges);
        }
    }
    LeftOut nothing;
    sort_and_unite(contracted, road_id, nothing);
    drop_unused_nodes(contracted);
    return contracted;
}

} // namespace geo
