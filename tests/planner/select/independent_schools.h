// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "planner/select/selection_problem.h"
#include "tests/hash.h"

namespace tests {

/// Schools that share nothing, each with up to four technologies, and a budget of 30 % of their cheapest options.
inline planner::SelectionProblem independent_schools(std::size_t school_count) {
    constexpr std::array speed_mbps{100.0, 50.0, 20.0, 10.0};
    planner::SelectionProblem problem;
    double cheapest_usd = 0.0;
    for (std::size_t school = 0; school < school_count; ++school) {
        const auto u = [&](std::uint64_t stream) { return share(1, stream, school); };
        const double students = 30.0 + std::floor(970.0 * u(1) * u(1));
        const double km = 40.0 * std::pow(u(2), 3.0);
        const std::array usd{std::nearbyint(4'000 + 7'200 * km), std::nearbyint(9'000 + 60 * km + 2'000 * u(3)),
                             std::nearbyint(2'500 + 3'000 * u(4)), std::nearbyint(6'000 + 500 * u(5))};
        const std::array is_feasible{km < 25, u(6) < 0.5, u(7) < 0.7, true};
        double least_usd = 1e18;
        for (std::size_t technology = 0; technology < 4; ++technology) {
            if (!is_feasible[technology]) continue;
            const double benefit = std::nearbyint(students * std::sqrt(speed_mbps[technology]) * 10.0);
            problem.options.push_back({benefit, usd[technology]});
            least_usd = std::min(least_usd, usd[technology]);
        }
        problem.first_option.push_back(problem.options.size());
        cheapest_usd += least_usd;
    }
    problem.budget_usd = std::floor(0.3 * cheapest_usd);
    return problem;
}

} // namespace tests
