// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/data/dataset.h"
#include "planner/network/network_options.h"

namespace planner {

/// What a reference model looks at besides its rules; rows as in Dataset::schools.
struct ReferenceBasis {
    const Dataset& dataset;
    const std::vector<Standing>& standing;  // of the schools that the model serves: to_connect
    const std::vector<double>& demand_mbps; // in the first year; neither model knows growth
    const NodeRules& nodes;
};

} // namespace planner
