// SPDX-License-Identifier: Apache-2.0
#include "geo/road/nearest_sources.h"

#include <tuple>

#include "geo/graph/bucket_queue.h"

namespace geo {
namespace {

struct WaitingNode {
    double distance;
    std::uint32_t node;
};

constexpr std::size_t settled_per_report = 1U << 16;

} // namespace

std::vector<NodeReach> nearest_sources(const ArcTable& arcs, std::span<const std::uint32_t> source_nodes, double limit,
                                       Progress& progress) {
    std::vector<NodeReach> reach(arcs.node_count());
    BucketQueue<WaitingNode> border{search_bucket_width(arcs)};
    for (std::uint32_t source = 0; source < source_nodes.size(); ++source) {
        NodeReach& at = reach[source_nodes[source]];
        if (at.source != ArcTable::none) continue;
        at = {0.0, source, ArcTable::none};
        border.push({0.0, source_nodes[source]});
    }
    std::size_t settled = 0;
    for (WaitingNode nearest{}; border.pop(nearest);) {
        const NodeReach from = reach[nearest.node];
        if (nearest.distance > from.distance) continue; // it was found nearer since
        if (++settled % settled_per_report == 0)
            progress.report(static_cast<double>(settled) / static_cast<double>(reach.size()));
        for (std::uint32_t row = arcs.first[nearest.node]; row < arcs.first[nearest.node + 1]; ++row) {
            const Arc arc = arcs.arc[row];
            const double distance = from.distance + static_cast<double>(arc.weight);
            NodeReach& to = reach[arc.head];
            if (distance > to.distance || distance > limit) continue;
            if (std::tuple{distance, from.source, nearest.node} < std::tuple{to.distance, to.source, to.parent}) {
                to = {distance, from.source, nearest.node};
                border.push({distance, arc.head});
            }
        }
    }
    return reach;
}

std::vector<std::uint32_t> way_to_source(std::span<const NodeReach> reach, std::uint32_t node) {
    std::vector<std::uint32_t> way;
    if (reach[node].source == ArcTable::none) return way;
    for (; node != ArcTable::none; node = reach[node].parent)
        way.push_back(node);
    return way;
}

std::uint32_t find_arc(const ArcTable& arcs, std::uint32_t tail, std::uint32_t head) {
    std::uint32_t found = ArcTable::none;
    for (std::uint32_t row = arcs.first[tail]; row < arcs.first[tail + 1]; ++row) {
        if (arcs.arc[row].head != head) continue;
        if (found == ArcTable::none || arcs.arc[row].weight < arcs.arc[found].weight) found = row;
    }
    return found;
}

} // namespace geo
