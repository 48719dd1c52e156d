// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/need/ranking.h"

namespace planner {

/// How far each school is preferred to the others on one criterion: means over the other schools of which it is known,
/// 0..1. NaN where it is not known; 0 where no other school knows it.
struct PreferenceFlows {
    std::vector<double> leaving;  // phi+: the school's need is above that of others
    std::vector<double> entering; // phi-: others' need is above the school's
};

/// The flows of PROMETHEE II with linear preference: of a difference d in need counts 0 up to q = indifference, (d - q)
/// / (p - q) above, 1 from p = preference on; with q = p 1 above both. Takes n log n. Source: METHODS.md "Aggregation".
PreferenceFlows measure_flows(const std::vector<double>& need, const PreferenceThresholds& thresholds);

} // namespace planner
