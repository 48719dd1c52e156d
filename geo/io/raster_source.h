// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "geo/box.h"

namespace geo {

/// A raster file (or a folder of tiles) that was opened, looked at and closed: what it is, not its cells.
struct RasterSource {
    std::string path;
    std::string driver;
    int width = 0, height = 0; // cells
    int band_count = 0;
    std::string cell_type;                 // GDAL's name: "Float32"; or "Float16"
    std::array<double, 6> geo_transform{}; // GDAL's: x = g0 + col g1 + row g2, y = g3 + col g4 + row g5
    std::string crs_wkt;          // never empty: a raster without CRS is an error unless the manifest gives one
    std::string crs_name;         // "EPSG:4326", or the CRS's name
    std::optional<double> nodata; // NaN possible
    double scale = 1.0, offset = 0.0;
    std::string unit;        // of the values, as the file names it: "m"; empty: it does not
    bool is_picture = false; // bands of red, green and blue, or a colour table: not data
    Box box;                 // extent in degrees

    friend bool operator==(const RasterSource&, const RasterSource&) = default;
};

/// Opens a raster by one of the allowed drivers. `crs` overrides what the file says (empty: the file's own).
/// Throws Error for a missing, empty, truncated or foreign file, zero size, or no CRS.
RasterSource open_raster(const std::string& path, const std::string& crs);

/// Smallest, largest and distinct values of a sample of cells, to guess what a coverage raster means.
struct RasterSummary {
    double lowest = 0.0, highest = 0.0; // over the sampled cells with data; NaN: none
    std::vector<double> distinct;       // sorted, at most 16; empty: more than that
    std::size_t sampled_count = 0, nodata_count = 0;
};
RasterSummary summarise_raster(const RasterSource& source);

/// Whether any cell has data. Begins in the middle, so that most rasters answer at once; one without data is read
/// whole.
bool has_data(const RasterSource& source);

} // namespace geo
