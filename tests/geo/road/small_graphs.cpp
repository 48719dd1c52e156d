// SPDX-License-Identifier: Apache-2.0
#include "tests/geo/road/small_graphs.h"

#include <algorithm>
#include <cstring>
#include <numeric>
#include <tuple>

#include "tests/catch.h"

namespace tests {
namespace {

std::vector<std::uint32_t> read_numbers(const std::string& path) {
    const std::string bytes = read_file(path);
    std::vector<std::uint32_t> numbers(bytes.size() / sizeof(std::uint32_t));
    std::memcpy(numbers.data(), bytes.data(), numbers.size() * sizeof(std::uint32_t));
    return numbers;
}

} // namespace

geo::ArcTable arcs_of(std::uint32_t node_count, const std::vector<HandEdge>& edges) {
    std::vector<std::tuple<std::uint32_t, std::uint32_t, float, std::uint32_t>> all; // tail, head, weight, edge
    for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
        all.emplace_back(edges[edge].a, edges[edge].b, edges[edge].weight, edge);
        all.emplace_back(edges[edge].b, edges[edge].a, edges[edge].weight, edge);
    }
    std::ranges::sort(all);
    geo::ArcTable arcs{std::vector<std::uint32_t>(node_count + 1, 0), {}, {}};
    for (const auto& [tail, head, weight, edge] : all) {
        ++arcs.first[tail + 1];
        arcs.arc.push_back({head, weight});
        arcs.edge.push_back(edge);
    }
    std::partial_sum(arcs.first.begin(), arcs.first.end(), arcs.first.begin());
    return arcs;
}

std::vector<HandEdge> random_edges(std::uint32_t node_count, std::mt19937& random) {
    const auto below = [&](std::uint32_t limit) { return static_cast<std::uint32_t>(random() % limit); };
    std::vector<HandEdge> edges;
    for (std::uint32_t node = 1; node < node_count; ++node)
        edges.push_back({node, below(node), static_cast<float>(1 + below(20))});
    for (std::uint32_t more = 0; more < node_count; ++more) {
        const std::uint32_t a = below(node_count), b = below(node_count);
        if (a != b) edges.push_back({a, b, static_cast<float>(1 + below(20))});
    }
    return edges;
}

Lattice reference_lattice() {
    const std::string prefix = reference("conformance/small/roads_100");
    Lattice lattice;
    lattice.arcs.first = read_numbers(prefix + ".first_out.u32");
    const std::vector<std::uint32_t> head = read_numbers(prefix + ".head.u32");
    const std::vector<std::uint32_t> weight = read_numbers(prefix + ".weight.u32");
    for (std::uint32_t arc = 0; arc < head.size(); ++arc) {
        lattice.arcs.arc.push_back({head[arc], static_cast<float>(weight[arc])});
        lattice.arcs.edge.push_back(arc);
    }
    lattice.terminals = read_numbers(prefix + ".terminals.u32");
    return lattice;
}

void add_line(geo::RoadLines& lines, const std::vector<geo::LonLat>& places, std::uint8_t road_class, std::int8_t level,
              std::string_view id) {
    for (const geo::LonLat place : places)
        lines.point.emplace_back(place);
    lines.end_line(road_class, level, lines.add_road(id));
}

} // namespace tests
