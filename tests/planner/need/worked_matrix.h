// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "geo/missing.h"
#include "planner/need/ranking.h"
#include "tests/catch.h"

namespace tests {

/// Worked values of METHODS.md "Aggregation": four schools' kilometres to fiber, learners per device, and share of
/// trained teachers, which is less need; nothing else is known.
inline planner::CriterionColumns worked_matrix() {
    planner::CriterionColumns need;
    need.fill(std::vector(4, geo::missing));
    need[0] = {12, 3, 30, 18};
    need[1] = {40, 25, 80, 15};
    need[2] = {-0.2, -0.9, -0.5, -0.1};
    return need;
}

inline constexpr planner::CriterionWeights worked_weights{0.5, 0.3, 0.2};

/// Checks numbers that are printed to six digits.
inline void check_printed(const std::vector<double>& numbers, const std::array<double, 4>& printed) {
    for (std::size_t school = 0; school < printed.size(); ++school) {
        CHECK(numbers[school] == Approx(printed[school]).margin(5e-7));
    }
}

} // namespace tests
