// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "planner/result/column.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// The schools of one area, summed.
struct AreaTotals {
    int level = 1;
    std::string admin1, admin2; // admin2 empty: level 1; both may be empty: schools whose area is not known
    std::size_t schools = 0, connected_before = 0, connected_after = 0, underserved = 0, scored_schools = 0;
    std::array<std::size_t, outcome_count> schools_by_outcome{};
    double learners = 0.0, learners_connected_before = 0.0, learners_connected_after = 0.0;
    double need_score_sum = 0.0; // of the scored schools
    double capex_usd = 0.0, opex_usd_per_year = 0.0, npv_usd = 0.0;
    double devices = 0.0;
};

/// Totals of each first-level area, then of each second-level area if the schools have any; by name. Areas of one level
/// add up to the whole.
std::vector<AreaTotals> sum_areas(const ScenarioResult& result);

/// Columns of areas.csv and of the layer "areas".
std::vector<Column<std::vector<AreaTotals>>> area_columns();

} // namespace planner
