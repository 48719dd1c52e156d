// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geo/io/write.h"
#include "planner/output/area_table.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// Writes run.gpkg: the layers schools, fiber_routes, radio_links and areas, with styles that QGIS shows at once.
/// `school_table` holds the columns of schools.csv.
void write_run_geopackage(const std::string& path, const ScenarioResult& result,
                          const std::vector<geo::OutputColumn>& school_table, const std::vector<AreaTotals>& areas);

} // namespace planner
