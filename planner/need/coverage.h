// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/progress.h"
#include "planner/data/dataset.h"

namespace planner {

/// Best mobile generation at each school: of the coverage layers that cover the place, the highest; none where every
/// layer that knows the place says no. Where no layer knows the place: what the file states, else unknown.
std::vector<Generation> measure_coverage(const Dataset& dataset, geo::Progress& progress);

} // namespace planner
