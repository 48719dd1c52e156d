// SPDX-License-Identifier: Apache-2.0
#include "planner/select/fiber_choice.h"

#include <ranges>
#include <utility>

#include "planner/cost/trench_share.h"

namespace planner {

namespace {

bool is_site(const geo::SpanningForest& forest, std::size_t point) { return point < forest.upstream.size(); }

void add(FiberGain& sum, const FiberGain& gain) {
    sum.only_option += gain.only_option;
    sum.saving_usd += gain.saving_usd;
}

/// Whether the branch behind each hop gains more than its trench, seen alone.
std::vector<bool> keep_branches(const geo::SpanningForest& forest, std::span<const FiberGain> gain,
                                std::span<const double> trench_usd) {
    const FiberGain nothing;
    std::vector<FiberGain> branch(forest.upstream.size());
    std::vector<bool> is_kept(forest.upstream.size(), false);
    for (auto site = forest.order.rbegin(); site != forest.order.rend(); ++site) {
        if (gain[*site] > nothing) add(branch[*site], gain[*site]);
        branch[*site].saving_usd -= trench_usd[*site];
        is_kept[*site] = branch[*site] > nothing;
        const std::size_t upstream = forest.upstream[*site];
        if (is_kept[*site] && is_site(forest, upstream)) add(branch[upstream], branch[*site]);
    }
    return is_kept;
}

} // namespace

FiberChoice choose_fiber(const geo::SpanningForest& forest, std::span<const FiberGain> gain,
                         std::span<const double> trench_usd) {
    std::vector<bool> is_built = keep_branches(forest, gain, trench_usd);
    std::vector<bool> takes_fiber(forest.upstream.size(), false);
    for (const std::size_t site : forest.order) {
        const std::size_t upstream = forest.upstream[site];
        is_built[site] = is_built[site] && (!is_site(forest, upstream) || is_built[upstream]);
        takes_fiber[site] = is_built[site] && gain[site] > FiberGain{};
    }
    return take_fiber(forest, std::move(takes_fiber));
}

FiberChoice take_fiber(const geo::SpanningForest& forest, std::vector<bool> takes_fiber) {
    FiberChoice choice{std::move(takes_fiber), std::vector<std::size_t>(forest.upstream.size(), 0)};
    for (auto site = forest.order.rbegin(); site != forest.order.rend(); ++site) {
        if (choice.takes_fiber[*site]) ++choice.trench_users[*site];
        const std::size_t upstream = forest.upstream[*site];
        if (is_site(forest, upstream)) choice.trench_users[upstream] += choice.trench_users[*site];
    }
    return choice;
}

std::vector<double> share_trench(const geo::SpanningForest& forest, const FiberChoice& choice,
                                 std::span<const double> trench_usd) {
    std::vector<double> share_usd = share_trench(forest, choice.trench_users, trench_usd);
    for (std::size_t site = 0; site < share_usd.size(); ++site) {
        if (!choice.takes_fiber[site]) share_usd[site] = 0.0;
    }
    return share_usd;
}

} // namespace planner
