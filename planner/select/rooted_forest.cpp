// SPDX-License-Identifier: Apache-2.0
#include "planner/select/rooted_forest.h"

namespace planner {

RootedForest root_forest(const geo::SpanningForest& forest, std::span<const double> hop_usd) {
    std::vector<std::size_t> vertex_of(forest.upstream.size(), RootedForest::none);
    RootedForest rooted;
    rooted.school = forest.order;
    rooted.parent.reserve(forest.order.size());
    rooted.edge_usd.reserve(forest.order.size());
    for (const std::size_t site : forest.order) { // upstream first
        vertex_of[site] = rooted.parent.size();
        const std::size_t upstream = forest.upstream[site];
        rooted.parent.push_back(upstream < vertex_of.size() ? vertex_of[upstream] : RootedForest::none);
        rooted.edge_usd.push_back(hop_usd[site]);
    }
    return rooted;
}

} // namespace planner
