// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/result/column.h"
#include "planner/result/phases.h"

namespace planner {

/// Columns of phases.csv.
std::vector<Column<std::vector<PhaseYear>>> phase_columns();

} // namespace planner
