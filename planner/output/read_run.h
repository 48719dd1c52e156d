// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/progress.h"
#include "planner/data/dataset.h"
#include "planner/result/compare.h"

namespace planner {

/// What a comparison needs, from a run folder: scenario.toml, summary.json, schools.csv and cashflow.csv; its dataset's
/// path becomes one from here. Throws geo::Error for a folder that is not one.
ComparedRun read_run(const std::string& folder, geo::Progress& progress);

/// Files, by their paths in the manifest, that a dataset was read from and that are not those of a run folder's
/// provenance.json: changed, new or gone since. Empty: none, or the folder has no such record. Throws geo::Error where
/// it is not JSON.
std::vector<std::string> changed_inputs(const std::string& folder, const Dataset& dataset);

} // namespace planner
