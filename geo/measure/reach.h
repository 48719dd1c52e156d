// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/measure/zonal.h"
#include "geo/progress.h"

namespace geo {

/// How what a raster counts divides between places and nobody.
struct Reach {
    double total = 0.0;                        // over the whole layer, cell by cell
    std::vector<double> assigned;              // per radius: sum over the places
    std::vector<double> unassigned;            // per radius: beyond it from every place, cell by cell
    std::vector<std::vector<double>> of_place; // [radius][place]: as sum_in_circles with Overlap::once; never NaN
};

/// Gives every part of every cell to the nearest place within each radius (metres), or to none. Assigned and unassigned
/// make the total; each is added up on its own. Without places all is unassigned.
Reach measure_reach(const ZonalLayer& layer, std::span<const LonLat> places, std::span<const double> radii_m,
                    Progress& progress);

} // namespace geo
