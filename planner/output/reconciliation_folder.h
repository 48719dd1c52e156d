// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/progress.h"
#include "planner/result/column.h"
#include "planner/result/reconcile.h"

namespace planner {

/// Our plan and a reference model's, row by row.
struct ReconciledSchools {
    const ScenarioResult& ours;
    const Reconciliation& made;
};
inline std::size_t row_count(const ReconciledSchools& schools) { return schools.made.is_served.size(); }

/// Columns of a reconciliation's schools.csv, one row per school that is used.
std::vector<Column<ReconciledSchools>> reconciliation_columns();

/// Writes scenario.toml, reconciliation.json and schools.csv. Written beside `path` and renamed at the end. Throws
/// geo::Error if `path` exists and `replace` is false, or if the disk is full.
void write_reconciliation(const std::string& path, const ReconciledSchools& schools, bool replace,
                          geo::Progress& progress);

} // namespace planner
