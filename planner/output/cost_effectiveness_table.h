// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/result/column.h"
#include "planner/result/compare.h"

namespace planner {

/// Columns of cost_effectiveness.csv.
std::vector<Column<Comparison>> cost_effectiveness_columns();

inline std::size_t row_count(const Comparison& comparison) { return comparison.option.size(); }

} // namespace planner
