// SPDX-License-Identifier: Apache-2.0
#include "geo/road/arc_table.h"

#include <cmath>
#include <numeric>

namespace geo {

ArcTable link_arcs(const RoadGraph& graph, std::span<const float> edge_weight) {
    const RoadEdges& edges = graph.edges;
    ArcTable arcs{std::vector<std::uint32_t>(graph.node_count() + 1, 0), {}, {}};
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
        if (!std::isfinite(edge_weight[edge])) continue;
        ++arcs.first[edges.from[edge] + 1];
        ++arcs.first[edges.to[edge] + 1];
    }
    std::partial_sum(arcs.first.begin(), arcs.first.end(), arcs.first.begin());
    arcs.arc.resize(arcs.first.back());
    arcs.edge.resize(arcs.first.back());
    std::vector<std::uint32_t> next{arcs.first};
    const auto put = [&](std::uint32_t tail, std::uint32_t head, std::uint32_t edge) {
        arcs.arc[next[tail]] = {head, edge_weight[edge]};
        arcs.edge[next[tail]++] = edge;
    };
    for (std::uint32_t edge = 0; edge < edges.size(); ++edge) {
        if (!std::isfinite(edge_weight[edge])) continue;
        put(edges.from[edge], edges.to[edge], edge);
        put(edges.to[edge], edges.from[edge], edge);
    }
    return arcs;
}

double search_bucket_width(const ArcTable& arcs) {
    constexpr double per_mean_weight = 0.5; // by experience: between a quarter and the whole it matters little
    double sum = 0.0;
    for (const Arc& arc : arcs.arc)
        sum += static_cast<double>(arc.weight);
    return arcs.arc.empty() ? 1.0 : per_mean_weight * sum / static_cast<double>(arcs.arc.size());
}

} // namespace geo
