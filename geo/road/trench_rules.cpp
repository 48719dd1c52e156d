// SPDX-License-Identifier: Apache-2.0
#include "geo/road/trench_rules.h"

#include <limits>

namespace geo {
namespace {

/// Lengths times a factor, where a trench may be dug.
template <typename FactorOf>
std::vector<float> weigh_edges(const RoadEdges& edges, const TrenchRules& rules, FactorOf factor_of) {
    std::vector<float> weight_m(edges.size(), std::numeric_limits<float>::infinity());
    for (std::size_t edge = 0; edge < edges.size(); ++edge) {
        const double factor = trench_factor(edges, edge, rules);
        if (factor > 0.0) weight_m[edge] = edges.length_m[edge] * static_cast<float>(factor_of(factor));
    }
    return weight_m;
}

} // namespace

double trench_factor(const RoadEdges& edges, std::size_t edge, const TrenchRules& rules) {
    if (edges.road_class[edge] == spur_class) return rules.spur_factor;
    const std::uint32_t road = edges.road[edge];
    if (rules.lock_of(road) != TrenchRules::not_locked) return 1.0;
    if (road < rules.forbidden.size() && rules.forbidden[road]) return 0.0;
    return rules.road_factors[static_cast<std::size_t>(road_classes()[edges.road_class[edge]].group)];
}

std::vector<float> trench_weights_m(const RoadEdges& edges, const TrenchRules& rules) {
    return weigh_edges(edges, rules, [](double factor) { return factor; });
}

std::vector<float> trench_lengths_m(const RoadEdges& edges, const TrenchRules& rules) {
    return weigh_edges(edges, rules, [](double) { return 1.0; });
}

} // namespace geo
