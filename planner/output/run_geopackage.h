// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <string>
#include <vector>

#include "geo/io/write.h"
#include "planner/output/area_table.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// The layers of run.gpkg: the table phases where there are yearly budgets, areas, fiber_routes, radio_links, new_sites
/// and, last, schools with the columns of schools.csv; with styles that QGIS shows at once.
inline const std::array<std::string, 6> run_layer_names{"phases",      "areas",     "fiber_routes",
                                                        "radio_links", "new_sites", "schools"};
std::vector<geo::OutputLayer> run_layers(const ScenarioResult& result, const std::vector<AreaTotals>& areas);

/// Writes these layers to a database, once the run folder is whole. Throws geo::Error as geo::write_postgis does.
void write_run_tables(const geo::DatabaseSchema& schema, const ScenarioResult& result, geo::Progress& progress);

} // namespace planner
