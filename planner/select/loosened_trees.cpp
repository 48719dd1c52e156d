// SPDX-License-Identifier: Apache-2.0
#include "planner/select/loosened_trees.h"

#include <algorithm>
#include <cstddef>
#include <limits>
#include <utility>

#include "planner/select/least_cost.h"
#include "planner/select/ways.h"

namespace planner {

namespace {

/// By vertex, how many of the schools may use its edge by the technology whose tree it is on.
template <typename MayUse>
std::vector<std::size_t> count_ways(const PlanBasis& basis, MayUse may_use) {
    const SharedWorks& works = basis.cost.works;
    std::vector<std::size_t> count(works.size(), 0);
    for (const Technology technology : technologies_with_trees(works)) {
        for (std::size_t school = 0; school < basis.standing.size(); ++school) {
            if (may_use(school) && may_share_by(technology, basis, school))
                ++count[works.vertex_of(technology, school)];
        }
    }
    for (std::size_t vertex = works.size(); vertex-- > 0;) {
        if (works.parent[vertex] != SharedWorks::none) count[works.parent[vertex]] += count[vertex];
    }
    return count;
}

/// What a technology costs a school that builds apart.
double apart_usd(const LoosenedTrees& trees, const PlanBasis& basis, const Prices& prices, Technology technology,
                 std::size_t school) {
    const std::size_t vertex = basis.cost.works.vertex_of(technology, school);
    return prices.of(technology)[school] + (vertex == SharedWorks::none ? 0.0 : trees.part_usd[vertex]);
}

} // namespace

std::optional<LoosenedTrees> loosen_trees(const PlanBasis& basis, const Prices& prices) {
    const SharedWorks& works = basis.cost.works;
    const std::vector<Technology> with_trees = technologies_with_trees(works);
    const std::size_t school_count = basis.standing.size();
    LoosenedTrees trees{std::vector(school_count, false), std::vector(school_count, Technology::fiber), prices.edge_usd,
                        std::vector(works.size(), 0.0)};
    bool has_any = false;
    for (std::size_t school = 0; school < school_count && with_trees.size() > 1; ++school) {
        if (!is_to_serve(basis.standing[school])) continue;
        std::size_t tree_count = 0;
        for (const Technology technology : with_trees) {
            if (!may_share_by(technology, basis, school)) continue;
            trees.way[school] = technology;
            ++tree_count;
        }
        trees.is_apart[school] = tree_count > 1;
        has_any = has_any || tree_count > 1;
    }
    if (!has_any) return std::nullopt;
    const auto is_served = [&](std::size_t school) { return is_to_serve(basis.standing[school]); };
    const std::vector<std::size_t> all = count_ways(basis, is_served);
    const std::vector<std::size_t> apart =
        count_ways(basis, [&](std::size_t school) { return trees.is_apart[school]; });
    for (std::size_t vertex = 0; vertex < works.size(); ++vertex) { // parents first
        if (works.parent[vertex] != SharedWorks::none) trees.part_usd[vertex] = trees.part_usd[works.parent[vertex]];
        if (all[vertex] == 0) continue;
        const double part_usd = prices.edge_usd[vertex] / static_cast<double>(all[vertex]);
        trees.part_usd[vertex] += part_usd;
        trees.edge_usd[vertex] = part_usd * static_cast<double>(all[vertex] - apart[vertex]);
    }
    return trees;
}

double least_usd(const LoosenedTrees& trees, const PlanBasis& basis, Prices prices) {
    prices.edge_usd = trees.edge_usd;
    std::vector<bool> is_on_tree(basis.standing.size());
    double usd = 0.0;
    for (std::size_t school = 0; school < is_on_tree.size(); ++school) {
        is_on_tree[school] = is_to_serve(basis.standing[school]) && !trees.is_apart[school];
        if (!trees.is_apart[school]) continue;
        double least = std::numeric_limits<double>::infinity();
        for (const Technology technology : technologies) {
            if (is_feasible(basis, technology, school))
                least = std::min(least, apart_usd(trees, basis, prices, technology, school));
        }
        usd += least;
    }
    return usd + price_of(choose_least_cost(basis, prices, is_on_tree, trees.way), basis, prices);
}

} // namespace planner
