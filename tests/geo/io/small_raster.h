// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace tests {

/// A GeoTIFF to be written for a test.
struct SmallRaster {
    int width = 0, height = 0;
    std::vector<double> cells = {}; // row by row
    std::array<double, 6> geo_transform{0.0, 1.0, 0.0, 0.0, 0.0, -1.0};
    std::string crs = "EPSG:4326"; // empty: none
    std::string cell_type = "Float64";
    std::optional<double> nodata = std::nullopt;
    double scale = 1.0, offset = 0.0;
    std::string unit = {};                 // of the values: "ft"
    std::vector<int> mask = {};            // per cell; 0: no data. Empty: no mask band
    std::string photometric = {};          // "RGBA", "PALETTE", "GRAYALPHA"
    std::vector<int> alpha = {};           // per cell, of GRAYALPHA. Empty: 0
    bool has_wrong_overviews = false;      // that hold other values than the cells
    std::vector<std::string> options = {}; // of GDAL's GTiff driver
};

/// Writes it and gives the path back.
std::string write_raster(const std::string& path, const SmallRaster& raster);

} // namespace tests
