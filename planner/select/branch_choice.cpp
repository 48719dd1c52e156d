// SPDX-License-Identifier: Apache-2.0
#include "planner/select/branch_choice.h"

namespace planner {

namespace {

void add(BranchGain& sum, const BranchGain& gain) {
    sum.only_option += gain.only_option;
    sum.saving_usd += gain.saving_usd;
}

/// Whether the branch behind each edge gains more than it costs, seen alone.
std::vector<bool> keep_branches(const RootedForest& forest, std::span<const BranchGain> gain) {
    const BranchGain nothing;
    std::vector<BranchGain> branch(forest.size());
    std::vector<bool> is_kept(forest.size(), false);
    for (std::size_t vertex = forest.size(); vertex-- > 0;) {
        const std::size_t school = forest.school[vertex], parent = forest.parent[vertex];
        if (school != RootedForest::none && gain[school] > nothing) add(branch[vertex], gain[school]);
        branch[vertex].saving_usd -= forest.edge_usd[vertex];
        is_kept[vertex] = branch[vertex] > nothing;
        if (is_kept[vertex] && parent != RootedForest::none) add(branch[parent], branch[vertex]);
    }
    return is_kept;
}

} // namespace

std::vector<bool> choose_branches(const RootedForest& forest, std::span<const BranchGain> gain) {
    std::vector<bool> is_built = keep_branches(forest, gain);
    std::vector<bool> takes_tree(gain.size(), false);
    for (std::size_t vertex = 0; vertex < forest.size(); ++vertex) {
        const std::size_t school = forest.school[vertex], parent = forest.parent[vertex];
        is_built[vertex] = is_built[vertex] && (parent == RootedForest::none || is_built[parent]);
        if (school != RootedForest::none) takes_tree[school] = is_built[vertex] && gain[school] > BranchGain{};
    }
    return takes_tree;
}

} // namespace planner
