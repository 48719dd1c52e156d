// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/result/column.h"
#include "planner/select/frontier.h"

namespace planner {

/// Columns of frontier.csv.
std::vector<Column<Frontier>> frontier_columns();

inline std::size_t row_count(const Frontier& frontier) { return frontier.points.size(); }

} // namespace planner
