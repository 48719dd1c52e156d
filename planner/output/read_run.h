// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/progress.h"
#include "planner/result/compare.h"

namespace planner {

/// What a comparison needs, from a run folder: scenario.toml, summary.json, schools.csv and cashflow.csv; its dataset's
/// path becomes one from here. Throws geo::Error for a folder that is not one.
ComparedRun read_run(const std::string& folder, geo::Progress& progress);

} // namespace planner
