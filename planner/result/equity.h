// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <optional>
#include <span>

namespace planner {

/// Gini coefficient of values >= 0 with weights, sum of w_i w_j |y_i - y_j| / (2 W^2 mean); empty where the mean is 0.
/// Source: METHODS.md "Equity".
std::optional<double> gini(std::span<const double> value, std::span<const double> weight);

/// Theil T, sum of (w/W) (y/mean) ln(y/mean) with 0 ln 0 = 0, as what lies between groups and within them.
struct TheilSplit {
    double between = 0.0, within = 0.0;
};
/// The split over `group_count` groups; `group[row]` numbers them. Empty where the mean is 0. Source: as gini.
std::optional<TheilSplit> theil_split(std::span<const double> value, std::span<const double> weight,
                                      std::span<const std::size_t> group, std::size_t group_count);

} // namespace planner
