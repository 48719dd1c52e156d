// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "tests/bench/table/workloads.h"

namespace bench {

// Each makes its file at first use and gives its path.

std::string raster_file(const std::string& folder, Cells kind, int side);
/// Longitude and latitude of each point, doubles.
std::string point_file(const std::string& folder, Points kind, std::size_t count, int raster_side);
/// A dataset whose one layer is the school list, as CSV or as GeoPackage.
std::string school_folder(const std::string& folder, std::size_t count, std::string_view format);
/// The invented country with so many schools.
std::string country_folder(const std::string& folder, std::size_t count);
/// Starts of the arcs of each node, heads and weights, each as 32-bit numbers in a file of its own beside the
/// terminals: the path without ".first", ".head", ".weight", ".terminals".
std::string road_files(const std::string& folder, std::size_t side, std::size_t terminal_count);

/// Seconds that it takes to decode every tile of a raster on all cores, and to do nothing with it.
double decode_seconds(const std::string& path);
/// Seconds that it takes to count the lines of a file.
double line_scan_seconds(const std::string& path);

} // namespace bench
