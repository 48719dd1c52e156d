// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "geo/issue.h"
#include "geo/progress.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// Seconds of one stage after the other, by the clock: the one part outside the promise of equal bytes.
class Stopwatch {
public:
    /// Ends a stage; the next one begins.
    void note(const std::string& stage);
    const std::vector<std::pair<std::string, double>>& seconds() const { return seconds_; }

private:
    std::chrono::steady_clock::time_point begin_ = std::chrono::steady_clock::now();
    std::vector<std::pair<std::string, double>> seconds_;
};

/// The scenario of a result as a folder at `path` keeps it: the dataset is named as seen from there.
Scenario kept_scenario(const ScenarioResult& result, const std::string& path);

/// Writes the run folder that scenarios/RESULTS.md describes: scenario.toml, summary.json, schools.csv, areas.csv,
/// cashflow.csv, run.gpkg, issues.csv, provenance.json, timing.json. Written beside `path` and renamed at the end:
/// whole or absent. `stopwatch` holds the stages before; writing is noted as another. Throws geo::Error if `path`
/// exists and `replace` is false, or if the disk is full.
void write_run_folder(const std::string& path, const ScenarioResult& result, const std::vector<geo::Issue>& issues,
                      Stopwatch stopwatch, bool replace, geo::Progress& progress);

} // namespace planner
