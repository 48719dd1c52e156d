// SPDX-License-Identifier: Apache-2.0
// How well and how fast a budget is spent. Usage: bench_select [SCHOOLS] [VERTICES_PER_TREE] [TRUNK_USD] [BUDGET_SHARE]
// [SEEDS] [ASIDE_SHARE]
#include <chrono>
#include <cstdlib>
#include <iostream>

#include "planner/select/solve_selection.h"
#include "tests/planner/select/random_selection.h"

// NOLINTNEXTLINE(bugprone-exception-escape): a measurement that fails ends
int main(int argc, char* argv[]) {
    const auto number = [&](int position, double otherwise) {
        return argc > position ? std::strtod(argv[position], nullptr) : otherwise;
    };
    tests::CountryShape shape;
    shape.school_count = static_cast<std::size_t>(number(1, 100'000));
    shape.vertices_per_tree = static_cast<std::size_t>(number(2, 40));
    shape.trunk_usd = number(3, 0.0);
    shape.budget_share = number(4, 0.3);
    shape.aside_share = number(6, 0.6);
    for (std::uint64_t seed = 1; seed <= static_cast<std::uint64_t>(number(5, 3)); ++seed) {
        const planner::SelectionProblem problem = tests::random_selection(shape, seed);
        geo::Progress progress;
        const auto begin = std::chrono::steady_clock::now();
        const planner::SolvedSelection solved = planner::solve_selection(problem, progress);
        const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - begin;
        std::cout << "seed " << seed << ": " << seconds.count() << " s, value " << solved.sums.value << ", bound "
                  << solved.bound << ", gap " << solved.gap_share() << ", unspent "
                  << problem.budget_usd - solved.sums.usd << " USD of " << problem.budget_usd << '\n';
    }
}
