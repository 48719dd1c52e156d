// SPDX-License-Identifier: Apache-2.0
// Budget selection among independent schools against the optima that CBC and HiGHS found: oracle h of the reference.
#include <cmath>

#include "planner/select/solve_selection.h"
#include "tests/catch.h"
#include "tests/conformance/csv.h"
#include "tests/planner/select/independent_schools.h"

namespace {

planner::SolvedSelection solve(const planner::SelectionProblem& problem) {
    geo::Progress progress;
    return planner::solve_selection(problem, progress);
}

} // namespace

TEST_CASE("Oracle h: 500 independent schools", "[conformance][selection]") {
    planner::SelectionProblem problem;
    for (const tests::CsvRow& row : tests::read_csv(tests::reference("conformance/small/select_500.csv"))) {
        const auto school = static_cast<std::size_t>(tests::number(row, "school"));
        while (problem.school_count() <= school)
            problem.first_option.push_back(problem.options.size());
        problem.options.push_back({tests::number(row, "benefit"), tests::number(row, "cost")});
        problem.first_option.back() = problem.options.size();
    }
    problem.budget_usd = 688'103;
    CHECK(problem.school_count() == 500);
    const planner::SolvedSelection solved = solve(problem);
    CHECK(solved.sums.value == 6'670'756);
    CHECK(solved.bound >= 6'670'756);
    CHECK(solved.gap_share() <= 1e-4);
    CHECK(tests::independent_schools(500).budget_usd == 688'103); // our generator is the reference's
}

TEST_CASE("Oracle h: 2,500 independent schools", "[conformance][selection]") {
    const planner::SelectionProblem problem = tests::independent_schools(2'500);
    CHECK(problem.budget_usd == 3'449'967);
    const planner::SolvedSelection solved = solve(problem);
    CHECK(solved.sums.value > 32'237'442);                 // what the reference's LP greedy reaches
    CHECK(solved.sums.value >= 32'247'606 * (1.0 - 1e-4)); // the optimum, less a gap of 0.01 %
    CHECK(solved.sums.value <= 32'247'606);
    CHECK(solved.sums.usd <= 3'449'967);
    CHECK(solved.bound >= 32'247'606);
    CHECK(solved.gap_share() <= 1e-4);
}
