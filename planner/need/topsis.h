// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/need/ranking.h"

namespace planner {

/// How far each school lies from the most and from the least need that any school has on each criterion. Every column
/// is divided by its length sqrt(sum of squares), whatever its unit, and multiplied by its share of the known weight.
/// NaN where no criterion of any weight is known.
struct NeedDistances {
    std::vector<double> from_most;  // D+; 0: as needy as the neediest on every criterion
    std::vector<double> from_least; // D-
    CriterionColumns share;         // of D- squared that each criterion makes, sums to 1; 0 where D- is 0
};

/// The distances of TOPSIS; higher is more need in every column, NaN not known. Source: METHODS.md "Aggregation".
NeedDistances measure_need_distances(const CriterionColumns& need, const CriterionWeights& weights);

/// D- / (D+ + D-), 0..1, 1 = neediest; 0 where both are 0, since all schools are alike.
std::vector<double> closeness(const NeedDistances& distances);

} // namespace planner
