// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string>

#include "geo/io/write.h"
#include "geo/relief/coverage.h"

namespace planner {

/// The rasters of coverage: cells of equal degrees, about `cell_m` high, and as wide in the middle latitude, over all
/// masts and their range. Across the antimeridian longitudes run on beyond 180. Throws geo::Error where that asks for
/// more than 400 million cells.
geo::OutputGrid lay_coverage_grid(std::span<const geo::Mast> masts, double range_m, double cell_m);

/// What a coverage raster shows.
struct CoveredArea {
    std::size_t cells = 0, covered = 0, unknown = 0;
    std::size_t extrapolated = 0; // of those covered, by a path that the model was not made for
};

/// Writes the peak rate of the best mast in the middle of each cell, Mbit/s: 0 where nothing arrives, no data (-1)
/// where it is not known. `relief` as geo::find_best_masts. Holds a strip of cells at a time.
CoveredArea write_coverage(const std::string& path, const geo::Relief* relief, std::span<const geo::Mast> masts,
                           const geo::CoverageRules& rules, const geo::OutputGrid& grid, geo::Progress& progress);

/// Writes how many masts see an antenna of the receiver's height in each cell, in range; no data (-1) where none is
/// known to and the relief leaves one open. Holds two numbers for each cell.
void write_sight_counts(const std::string& path, const geo::Relief& relief, std::span<const geo::Mast> masts,
                        const geo::CoverageRules& rules, const geo::OutputGrid& grid, geo::Progress& progress);

} // namespace planner
