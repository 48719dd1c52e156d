// SPDX-License-Identifier: Apache-2.0
#include "planner/select/selection_problem.h"

#include <algorithm>
#include <utility>

namespace planner {

namespace {

/// Amounts are counts of people: anything less is rounding.
constexpr double floor_tolerance_share = 1e-9;

} // namespace

std::vector<bool> built_edges(const SelectionProblem& problem, const Selection& selection) {
    const RootedForest& forest = problem.forest;
    std::vector<bool> is_built(forest.size(), false);
    for (const std::size_t option : selection.option) {
        if (option != Selection::none && problem.options[option].on_tree())
            is_built[problem.options[option].vertex] = true;
    }
    for (std::size_t vertex = forest.size(); vertex-- > 0;) {
        if (is_built[vertex] && forest.parent[vertex] != RootedForest::none) is_built[forest.parent[vertex]] = true;
    }
    return is_built;
}

double usd_of_all(const SelectionProblem& problem) {
    constexpr double any_order_share = 1e-9;
    double usd = 0.0;
    for (const ServiceOption& option : problem.options)
        usd += option.usd;
    for (const double edge_usd : problem.forest.edge_usd)
        usd += edge_usd;
    return usd * (1.0 + any_order_share);
}

SelectionSums sum_selection(const SelectionProblem& problem, const Selection& selection) {
    SelectionSums sums;
    for (const std::size_t option : selection.option) {
        if (option == Selection::none) continue;
        sums.benefit += problem.options[option].benefit;
        sums.usd += problem.options[option].usd;
    }
    const std::vector<bool> is_built = built_edges(problem, selection);
    double edges_usd = 0.0;
    for (std::size_t vertex = is_built.size(); vertex-- > 0;)
        edges_usd += is_built[vertex] ? problem.forest.edge_usd[vertex] : 0.0;
    sums.usd += edges_usd;
    sums.value = sums.benefit - problem.usd_weight * sums.usd;
    return sums;
}

bool is_better(const SelectionSums& one, const SelectionSums& other) {
    return std::pair{one.value, -one.usd} > std::pair{other.value, -other.usd};
}

double shortfall(const SelectionFloor& floor, const Selection& selection) {
    double served = 0.0;
    for (std::size_t school = 0; school < selection.option.size(); ++school) {
        if (selection.option[school] != Selection::none) served += floor.amount[school];
    }
    return served >= floor.least * (1.0 - floor_tolerance_share) ? 0.0 : floor.least - served;
}

bool meets_floors(const SelectionProblem& problem, const Selection& selection) {
    return std::ranges::all_of(problem.floors,
                               [&](const SelectionFloor& floor) { return shortfall(floor, selection) == 0.0; });
}

} // namespace planner
