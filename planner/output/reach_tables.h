// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "planner/need/level_reach.h"
#include "planner/result/column.h"

namespace planner {

/// People near the schools of a level, and beyond.
struct ReachRow {
    std::string_view level;
    double radius_m = 0.0;
    std::size_t schools = 0;
    double people = 0.0, within = 0.0, beyond = 0.0;
};

/// A row per level and radius; it refers to `reach`.
std::vector<ReachRow> reach_rows(std::span<const LevelReach> reach, std::span<const double> radii_m);
/// Columns of reach.csv.
std::vector<Column<std::vector<ReachRow>>> reach_columns();

/// People and supply around one school.
struct SchoolReachRow {
    std::string_view id, level;
    double radius_m = 0.0;
    double people = 0.0;              // nearer to it than to another school of the level
    double ratio = 0.0, access = 0.0; // as FloatingCatchment has them
};

/// A row per level, radius and school; it refers to its arguments.
std::vector<SchoolReachRow> school_reach_rows(const Schools& schools, std::span<const LevelReach> reach,
                                              std::span<const double> radii_m);
/// Columns of school_reach.csv.
std::vector<Column<std::vector<SchoolReachRow>>> school_reach_columns();

} // namespace planner
