// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/io/write.h"
#include "planner/output/area_table.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// The layers of run.gpkg: the table phases where there are yearly budgets, areas, fiber_routes, radio_links and, last,
/// schools with the columns of schools.csv; with styles that QGIS shows at once.
std::vector<geo::OutputLayer> run_layers(const ScenarioResult& result, const std::vector<AreaTotals>& areas);

} // namespace planner
