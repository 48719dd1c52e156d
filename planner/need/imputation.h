// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/data/schools.h"
#include "planner/need/indicators.h"

namespace planner {

/// Learners of each school: where the file has none, the median of the schools of the same level and second (else
/// first) area, else of the level, else of the country. At least three schools make a median: where fewer state their
/// learners, the others' stay NaN, not imputed.
struct ImputedLearners {
    std::vector<double> learners;
    std::vector<bool> imputed;
};
ImputedLearners impute_learners(const Schools& schools);

/// Share of a supply of electricity that each school is counted with, 0..1: 1 on grid or solar, 0 without, 0.5 where
/// it is unreliable; where unknown as the rules say, "expected" being the mean known in the first area, else in the
/// country, else 0.
std::vector<double> expect_electricity(const Schools& schools, UnknownRules::Electricity unknown);

} // namespace planner
