// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "planner/result/column.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// Rows of the columns of schools.
inline std::size_t row_count(const ScenarioResult& result) { return result.dataset->schools.size(); }

using SchoolColumn = Column<ScenarioResult>;

/// Columns of schools.csv and of the layer "schools", one row per school that is used: first those that others rely on,
/// in an order that stays, then the rest. Context layers come last, by the names in the dataset.
std::vector<SchoolColumn> school_columns(const std::vector<ContextLayer>& context);

/// Id of the school, transmission node or locked road that a fiber hop of a layout leads to; empty where there is none.
std::string upstream_id(const NetworkLayout& layout, const Dataset& dataset, std::size_t school);
/// The same of a school's hop in a result.
std::string upstream_id(const ScenarioResult& result, std::size_t school);

} // namespace planner
