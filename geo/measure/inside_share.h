// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/io/raster_cells.h"
#include "geo/io/raster_source.h"
#include "geo/io/shapes.h"
#include "geo/measure/polygon_zones.h"
#include "geo/progress.h"

namespace geo {

/// How much of each cell of a raster lies inside polygons, 0..1: their shares added up, at most 1 where they overlap.
/// Immutable; any thread may ask.
class InsideShare {
public:
    InsideShare(const Shapes& polygons, const RasterSource& source, Progress& progress);

    /// Multiplies the cells of a window, row by row, by their shares.
    void multiply(const CellWindow& window, std::span<double> cells) const;

private:
    RasterSource source_;
    PolygonZones zones_;
    std::vector<Footprint> footprints_;
    double columns_around_;
};

} // namespace geo
