// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/io/raster_source.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// Value of the cell under each place, scale and offset applied; NaN outside the raster or without data.
/// Each tile is decoded once, in tile order.
std::vector<double> sample_raster(const RasterSource& source, std::span<const LonLat> places, Progress& progress);

/// What the cells of a raster count.
enum class CellUnit {
    count,  // things per cell
    per_km2 // things per square kilometre; multiplied by the cell's area on the ellipsoid
};

/// Whether a thing inside several circles counts in each of them, or once, at the nearest centre.
enum class Overlap { per_centre, once };

/// Sum of the raster within each radius of each place, weighted by the exact share of each cell inside the circle.
/// Result: sum[radius][place]; NaN where a circle meets no cell with data. Radii in metres, geodesic.
/// With Overlap::once a circle is cut at the bisectors towards the other places; places at one spot share equally.
std::vector<std::vector<double>> sum_in_circles(const RasterSource& source, CellUnit unit,
                                                std::span<const LonLat> places, std::span<const double> radii_m,
                                                Overlap overlap, Progress& progress);

} // namespace geo
