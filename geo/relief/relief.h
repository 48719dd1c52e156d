// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geo/io/raster_source.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// A raster of a relief, and where its first cell lies on the grid of all.
struct ReliefTile {
    RasterSource source; // values times scale plus offset are metres
    int col = 0, row = 0;

    friend bool operator==(const ReliefTile&, const ReliefTile&) = default;
};

/// The height of the ground above sea level as one surface: a raster, or a folder of tiles on one grid. Between the
/// middles of cells it is bilinear, across tiles too; beyond the outermost middles it goes on level for half a cell.
/// Where a cell has no data the surface is not known: it is never sea level.
struct Relief {
    RasterSource frame;            // the grid: path as given, extent of all tiles; its type is that of the first tile
    std::vector<ReliefTile> tiles; // by path; where tiles overlap the first one that has data counts

    friend bool operator==(const Relief&, const Relief&) = default;
};

/// Opens a raster, or every raster in a folder (also zipped). `crs` overrides what the files say (empty: their own).
/// Heights in feet are told by the band's unit. Throws Error for a file that cannot be read, has no CRS, is a picture,
/// or measures heights in an unknown unit; for a folder without rasters, or with tiles of more than one CRS or grid.
Relief open_relief(const std::string& path, const std::string& crs);

/// Height of the surface under each place, metres; NaN where it is not known.
std::vector<double> sample_heights(const Relief& relief, std::span<const LonLat> places, Progress& progress);

} // namespace geo
