// SPDX-License-Identifier: Apache-2.0
#include "planner/select/rooted_forest.h"

namespace planner {

RootedForest root_forest(const geo::SpanningForest& forest, std::span<const double> hop_usd, double fork_usd) {
    std::vector<std::size_t> vertex_of(forest.upstream.size(), RootedForest::none);
    std::vector<std::size_t> fork_of = vertex_of;
    RootedForest rooted;
    const auto add = [&](std::size_t parent, double edge_usd, std::size_t school) {
        rooted.parent.push_back(parent);
        rooted.edge_usd.push_back(edge_usd);
        rooted.school.push_back(school);
        return rooted.size() - 1;
    };
    for (const std::size_t site : forest.order) { // upstream first
        const std::size_t upstream = forest.upstream[site];
        std::size_t parent = upstream < vertex_of.size() ? vertex_of[upstream] : RootedForest::none;
        if (parent != RootedForest::none && fork_usd > 0.0) {
            std::size_t& fork = fork_of[upstream];
            if (fork == RootedForest::none) fork = add(parent, fork_usd, RootedForest::none);
            parent = fork;
        }
        vertex_of[site] = add(parent, hop_usd[site], site);
    }
    return rooted;
}

} // namespace planner
