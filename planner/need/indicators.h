// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "geo/measure/zonal.h"
#include "geo/progress.h"
#include "planner/data/dataset.h"

namespace planner {

/// What unknown means in a run.
struct UnknownRules {
    enum class Connectivity { no, yes, exclude };
    enum class Electricity { expected, no, yes };
    Connectivity connectivity = Connectivity::no;
    Electricity electricity = Electricity::expected; // the share known in the area
    // unknown learners: the median of the same level and area, marked

    friend bool operator==(const UnknownRules&, const UnknownRules&) = default;
};

/// What is measured around the schools.
struct IndicatorRules {
    geo::Overlap catchments = geo::Overlap::once; // population where catchments overlap
    NodeRules nodes{};

    friend bool operator==(const IndicatorRules&, const IndicatorRules&) = default;
};

/// One row per school of Dataset::schools. NaN = not known or nothing there.
struct Indicators {
    static constexpr std::array<double, 3> radii_m{1'000.0, 3'000.0, 5'000.0};

    std::vector<double> learners; // imputed where the file has none; NaN where too few schools state theirs
    std::vector<bool> learners_imputed;
    std::vector<double> electricity_share;    // 0 none .. 1 has it; expected value where unknown
    std::vector<double> fiber_distance_m;     // to the nearest transmission node with fiber, or take-up point
    std::vector<double> cell_site_distance_m; // to the nearest site of any generation
    std::array<std::vector<double>, 4> generation_distance_m; // to the nearest 2G, 3G, 4G, 5G site
    std::array<std::vector<std::size_t>, 4> generation_site;  // that site's row of CellSites; meaningless where NaN
    std::vector<std::size_t> nearest_site;                    // row of CellSites; size() where there is none
    std::vector<Generation> coverage;                         // best generation at the school
    std::array<std::vector<double>, 3> population;            // within radii_m
    std::vector<double> elevation_m;
    std::vector<std::vector<double>> context; // per context layer: value at the school, or metres to it
    std::vector<double> context_need;         // 0..1, 1 = most need, over the layers but "relative_wealth"
    std::vector<double> area_wealth;          // the school's own, else of a "relative_wealth" context layer

    std::size_t size() const { return learners.size(); }
    /// Whether the learners of every school are known, stated or imputed.
    bool knows_learners() const;
};

/// Measures everything around the schools in one pass per raster. Needs no demand and no price.
Indicators measure_indicators(const Dataset& dataset, const IndicatorRules& rules, const UnknownRules& unknown,
                              geo::Progress& progress);

} // namespace planner
