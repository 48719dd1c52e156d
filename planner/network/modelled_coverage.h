// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/progress.h"
#include "geo/relief/coverage.h"
#include "planner/data/dataset.h"

namespace planner {

/// The antennas that a model of coverage counts, by TieKey of their sites.
struct CoverageMasts {
    std::vector<geo::Mast> masts;
    std::vector<std::size_t> site; // row of CellSites of each
};

/// Sites that carry 4G or newer; all where no site says what it carries. `site_mast_m` where a site does not state its
/// height. Source: METHODS.md "Modelled coverage".
CoverageMasts collect_coverage_masts(const CellSites& sites, double site_mast_m);

/// The relief that a model of coverage looks over: the dataset's, where its cells are fine enough; else nullptr, and
/// the ground counts as level.
inline const geo::Relief* relief_for_coverage(const Dataset& dataset) {
    return has_relief_for_sight(dataset) ? &*dataset.elevation : nullptr;
}

/// What cell sites give by the model.
struct ModelledCoverage {
    std::vector<double> mbps;      // peak rate of the best site at each place; 0: not covered; NaN: not known
    std::vector<std::size_t> site; // row of CellSites; geo::Reception::none where nothing is known to arrive
};

/// Models coverage at places; empty where the dataset has no site that counts. Source: METHODS.md "Modelled coverage".
ModelledCoverage model_coverage(const Dataset& dataset, std::span<const geo::LonLat> places,
                                const geo::CoverageRules& rules, double site_mast_m, geo::Progress& progress);

} // namespace planner
