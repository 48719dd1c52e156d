// SPDX-License-Identifier: Apache-2.0
// Budget selection among independent schools against the optima that CBC and HiGHS found: oracle h of the reference.
#include <cmath>

#include "planner/select/solve_selection.h"
#include "tests/catch.h"
#include "tests/conformance/csv.h"

namespace {

/// The reference's counter-based random number, 0..1 (bench/gen/common.py: splitmix64).
double draw(std::uint64_t seed, std::uint64_t stream, std::uint64_t index) {
    std::uint64_t z = index + seed * 0x9E3779B97F4A7C15U + stream * 0xD1342543DE82EF95U + 0x9E3779B97F4A7C15U;
    z = (z ^ (z >> 30U)) * 0xBF58476D1CE4E5B9U;
    z = (z ^ (z >> 27U)) * 0x94D049BB133111EBU;
    z ^= z >> 31U;
    return static_cast<double>(z >> 11U) * 0x1.0p-53;
}

/// bench/gen/gen_selection.py: four technologies a school, a budget of 30 % of the cheapest options.
planner::SelectionProblem generate(std::size_t school_count) {
    constexpr std::array speed_mbps{100.0, 50.0, 20.0, 10.0};
    planner::SelectionProblem problem;
    double cheapest_usd = 0.0;
    for (std::size_t school = 0; school < school_count; ++school) {
        const auto u = [&](std::uint64_t stream) { return draw(1, stream, school); };
        const double students = 30.0 + std::floor(970.0 * u(1) * u(1));
        const double km = 40.0 * std::pow(u(2), 3.0);
        const std::array usd{std::nearbyint(4'000 + 7'200 * km), std::nearbyint(9'000 + 60 * km + 2'000 * u(3)),
                             std::nearbyint(2'500 + 3'000 * u(4)), std::nearbyint(6'000 + 500 * u(5))};
        const std::array is_feasible{km < 25, u(6) < 0.5, u(7) < 0.7, true};
        double least_usd = 1e18;
        for (std::size_t technology = 0; technology < 4; ++technology) {
            if (!is_feasible[technology]) continue;
            const double benefit = std::nearbyint(students * std::sqrt(speed_mbps[technology]) * 10.0);
            problem.options.push_back({benefit, usd[technology], false});
            least_usd = std::min(least_usd, usd[technology]);
        }
        problem.first_option.push_back(problem.options.size());
        cheapest_usd += least_usd;
    }
    problem.budget_usd = std::floor(0.3 * cheapest_usd);
    return problem;
}

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
        problem.options.push_back({tests::number(row, "benefit"), tests::number(row, "cost"), false});
        problem.first_option.back() = problem.options.size();
    }
    problem.budget_usd = 688'103;
    CHECK(problem.school_count() == 500);
    const planner::SolvedSelection solved = solve(problem);
    CHECK(solved.sums.value == 6'670'756);
    CHECK(solved.bound >= 6'670'756);
    CHECK(solved.gap_share() <= 1e-4);
    CHECK(generate(500).budget_usd == 688'103); // our generator is the reference's
}

TEST_CASE("Oracle h: 2,500 independent schools", "[conformance][selection]") {
    const planner::SelectionProblem problem = generate(2'500);
    CHECK(problem.budget_usd == 3'449'967);
    const planner::SolvedSelection solved = solve(problem);
    CHECK(solved.sums.value > 32'237'442);                 // what the reference's LP greedy reaches
    CHECK(solved.sums.value >= 32'247'606 * (1.0 - 1e-4)); // the optimum, less a gap of 0.01 %
    CHECK(solved.sums.value <= 32'247'606);
    CHECK(solved.sums.usd <= 3'449'967);
    CHECK(solved.bound >= 32'247'606);
    CHECK(solved.gap_share() <= 1e-4);
}
