// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>

#include "planner/output/run_folder.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// summary.json: the values of summarise, nested by their dotted names.
std::string summary_json(const ScenarioResult& result);

/// provenance.json: what the run was made from. `scenario_text` is scenario.toml as it is written.
std::string provenance_json(const ScenarioResult& result, std::string_view scenario_text);

/// timing.json: seconds per stage in order, their sum, peak memory of the process.
std::string timing_json(const Stopwatch& stopwatch);

} // namespace planner
