// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "planner/data/schools.h"
#include "planner/need/indicators.h"
#include "planner/need/ranking.h"

namespace planner {

/// A criterion before it is normalised; higher means more need.
struct RawCriterion {
    std::vector<double> need; // NaN = not known
    bool is_scaled = true;    // goalposts have made it 0..1; false: the sample's own smallest and largest value serve
};

/// Every criterion of every school, in the order of criterion_names. Source: METHODS.md "Need score".
std::array<RawCriterion, criterion_count> measure_criteria(const Schools& schools, const Indicators& indicators,
                                                           const RankingRules& rules);

} // namespace planner
