// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

#include "geo/relief/relief.h"

namespace geo {

/// Finds the grid that tiles share: sets col and row of each, and gives the frame around all of them, which does not
/// break at the antimeridian where the tiles don't. Throws Error for a tile of another CRS, spacing or alignment.
RasterSource lay_out_tiles(std::span<ReliefTile> tiles);

/// Columns once around the Earth, where that is a whole number; 0: the grid does not come round to itself.
int whole_columns_around(const RasterSource& grid);

} // namespace geo
