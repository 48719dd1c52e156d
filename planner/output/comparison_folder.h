// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "geo/progress.h"
#include "planner/result/compare.h"

namespace planner {

/// Writes comparison.json, cost_effectiveness.csv (a row per run), assumptions.csv, totals.csv, areas.csv, years.csv
/// and schools.csv: a column per run, and its change from the baseline. Written beside `path` and renamed at the end.
/// Throws geo::Error if `path` exists and `replace` is false.
void write_comparison(const std::string& path, const Comparison& comparison, bool replace, geo::Progress& progress);

} // namespace planner
