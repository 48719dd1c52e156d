// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "geo/issue.h"
#include "geo/progress.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// Seconds per stage and peak memory of a run: the one part outside the promise of equal bytes.
struct Timing {
    std::vector<std::pair<std::string, double>> seconds;
};

/// Writes the run folder of DESIGN 6: scenario.toml, summary.json, schools.csv, areas.csv, cashflow.csv, run.gpkg,
/// issues.csv, provenance.json, timing.json. Written beside `path` and renamed at the end: whole or absent.
/// Throws geo::Error if `path` exists and `replace` is false, or if the disk is full.
void write_run_folder(const std::string& path, const ScenarioResult& result, const std::vector<geo::Issue>& issues,
                      const Timing& timing, bool replace, geo::Progress& progress);

} // namespace planner
