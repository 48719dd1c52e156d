// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

namespace planner {

/// The smallest of 1, 2, 2.5, 5 times a power of ten that is not below `step`.
double nice_step(double step);

/// At most five round values at equal steps that split `values` (NaN left out) into classes; fewer where they are
/// alike.
std::vector<double> even_breaks(const std::vector<double>& values);

/// At most five round values near the sextiles of `values` (NaN left out), rising: for money and distances, which are
/// few and large on one side.
std::vector<double> quantile_breaks(const std::vector<double>& values);

} // namespace planner
