// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/trench_share.h"

namespace planner {

std::vector<std::size_t> count_users(const geo::SpanningForest& forest, const std::vector<bool>& takes_part) {
    std::vector<std::size_t> users(forest.upstream.size(), 0);
    for (auto site = forest.order.rbegin(); site != forest.order.rend(); ++site) {
        if (takes_part[*site]) ++users[*site];
        const std::size_t upstream = forest.upstream[*site];
        if (upstream < users.size()) users[upstream] += users[*site];
    }
    return users;
}

std::vector<double> share_trench(const geo::SpanningForest& forest, std::span<const std::size_t> users,
                                 std::span<const double> hop_usd) {
    std::vector<double> share_usd(users.size(), 0.0);
    for (const std::size_t site : forest.order) { // upstream first
        if (users[site] == 0) continue;
        const std::size_t upstream = forest.upstream[site];
        const double before_usd = upstream < share_usd.size() ? share_usd[upstream] : 0.0;
        share_usd[site] = before_usd + hop_usd[site] / static_cast<double>(users[site]);
    }
    return share_usd;
}

} // namespace planner
