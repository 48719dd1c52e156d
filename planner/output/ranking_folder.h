// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/issue.h"
#include "geo/progress.h"
#include "planner/data/dataset.h"
#include "planner/need/entropy_weights.h"
#include "planner/need/ranking.h"
#include "planner/scenario/scenario.h"

namespace planner {

/// A ranking without a plan.
struct RankedDataset {
    const Dataset& dataset;
    const Scenario& scenario;
    const Indicators& indicators;
    const Ranking& ranking;
    EntropySensitivity entropy;
};

/// Writes scenario.toml, ranking.json (counts, weights and what hangs on them), schools.csv (indicators, need and what
/// each criterion adds, in file order) and issues.csv. Written beside `path` and renamed at the end. Throws geo::Error
/// if `path` exists and `replace` is false.
void write_ranking(const std::string& path, const RankedDataset& ranked, const std::vector<geo::Issue>& issues,
                   bool replace, geo::Progress& progress);

} // namespace planner
