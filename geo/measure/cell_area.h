// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"

namespace geo {

/// Multiplies each cell of a window by its area on the ellipsoid, km2: from densities to counts. Quadrangles on a
/// raster in degrees; on a projected one the area changes slowly and is interpolated between every 32nd cell.
void multiply_by_area(const RasterGrid& grid, const RasterSource& source, const CellWindow& window,
                      std::span<double> cells);

/// The longer side of a cell at a place, metres; the place need not lie on the raster.
double cell_side_m(const RasterSource& source, LonLat place);

} // namespace geo
