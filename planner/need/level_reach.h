// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "geo/measure/floating_catchment.h"
#include "geo/measure/reach.h"
#include "planner/data/dataset.h"

namespace planner {

/// How near the schools of one level of education are to people. Every person counts once, at the nearest of them.
struct LevelReach {
    std::string level;                            // as the file says; empty: all schools
    std::vector<std::size_t> schools;             // rows, ascending
    geo::Reach people;                            // a place is a row of `schools`
    std::vector<geo::FloatingCatchment> learners; // per radius: supply is the school's learners, 0 where not known
};

/// Up to which distances schools are in reach.
struct ReachRule {
    std::vector<double> radii_m;
    bool decays = false; // nearer people share more in a school's places, as in geo::FloatingRule
};

/// All schools together, then each level by name where there are several. People are those of people_layer; the dataset
/// must have a population raster. Source: METHODS.md "Catchments".
std::vector<LevelReach> measure_level_reach(const Dataset& dataset, const ReachRule& rule, geo::Progress& progress);

} // namespace planner
