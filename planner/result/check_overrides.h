// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/issue.h"
#include "planner/data/schools.h"
#include "planner/network/network_options.h"

namespace planner {

/// Overrides of schools that the dataset does not hold, an issue each: "unknown_override".
std::vector<geo::Issue> check_overrides(const Overrides& overrides, const Schools& schools);

} // namespace planner
