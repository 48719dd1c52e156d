// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/need/criteria.h"
#include "planner/need/ranking.h"

namespace planner {

/// Need on one criterion, 1 = neediest (z: standard deviations above the mean need). NaN stays NaN; a constant column
/// is 0 but with goalposts. min-max (x - min) / (max - min); z with the population's standard deviation; rank
/// (less + (equal - 1) / 2) / (n - 1), all on oriented values. Source: METHODS.md "Normalisation".
std::vector<double> normalise(const RawCriterion& criterion, RankingRules::Normalisation normalisation);

} // namespace planner
