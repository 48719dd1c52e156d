// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/trench_share.h"

#include <limits>

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

std::vector<double> share_trench(const geo::SpanningForest& forest, const std::vector<bool>& joins,
                                 const Starts& starts, std::span<const double> hop_usd) {
    struct Digging {
        int start = std::numeric_limits<int>::max();
        std::size_t users = 0; // that join at the start
        double way_usd = 0.0;  // share of each of them, of this hop and of those upstream that are dug with it
    };
    std::vector<Digging> hops(joins.size());
    const auto count = [&](std::size_t site, int start, std::size_t users) {
        if (start < hops[site].start) hops[site] = {start, 0};
        if (start == hops[site].start) hops[site].users += users;
    };
    for (auto site = forest.order.rbegin(); site != forest.order.rend(); ++site) { // downstream first
        if (joins[*site]) count(*site, starts.of(*site), 1);
        const std::size_t upstream = forest.upstream[*site];
        if (upstream < hops.size() && hops[*site].users > 0) count(upstream, hops[*site].start, hops[*site].users);
    }
    std::vector<double> share_usd(joins.size(), 0.0);
    for (const std::size_t site : forest.order) {
        Digging& hop = hops[site];
        if (hop.users == 0) continue;
        const std::size_t upstream = forest.upstream[site];
        const bool is_dug_with_it = upstream < hops.size() && hops[upstream].start == hop.start;
        hop.way_usd = (is_dug_with_it ? hops[upstream].way_usd : 0.0) + hop_usd[site] / static_cast<double>(hop.users);
        if (joins[site] && starts.of(site) == hop.start) share_usd[site] = hop.way_usd;
    }
    return share_usd;
}

} // namespace planner
