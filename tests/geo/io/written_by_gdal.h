// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace tests {

/// Writes points (i % 100, i % 50) in degrees with columns id (whole), name (text), share (real), by a driver of
/// GDAL's; spreadsheets get the columns alone. Gives the path back.
std::string write_many_points(const std::string& path, const std::string& driver, int count);

/// Writes four features with the numbers 1, 7, 8 and 70,000: a point, none, a point with a height, an empty one;
/// columns whole, text (with blanks, accents, empty, none), real, long, each with cells that hold nothing.
std::string write_odd_points(const std::string& path, const std::string& driver);

/// Writes a gzipped file.
std::string pack_gzip(const std::string& path, const std::string& text);

/// Writes a zip archive of files.
std::string pack_zip(const std::string& path, const std::vector<std::pair<std::string, std::string>>& files);

/// Writes geometries given as WKT into a new layer in the CRS; a column "name" counts them.
std::string write_geometries(const std::string& path, const std::string& driver, const std::string& crs,
                             const std::vector<std::string>& wkt);

} // namespace tests
