// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "geo/issue.h"
#include "planner/result/column.h"

namespace planner {

using Issues = std::vector<geo::Issue>;

/// Columns of issues.csv: every row that was set aside, repaired or told, in the order of loading.
std::vector<Column<Issues>> issue_columns();

} // namespace planner
