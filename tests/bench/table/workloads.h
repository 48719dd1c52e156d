// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/road/arc_table.h"

namespace bench {

/// What the points of a workload are; each kind has places of its own around the same towns.
enum class Points : std::uint16_t { schools = 100, towers = 200, fiber_nodes = 300 };

/// Places on the ground of a raster of `raster_side` cells: 70 % around towns, the rest anywhere. Six decimals.
std::vector<geo::LonLat> make_points(Points kind, std::size_t count, int raster_side);

/// A list of schools with eleven columns as ministries keep it, as CSV text.
std::string school_list(std::size_t count, int raster_side);

enum class Cells { population, relief };

/// Writes a raster of 1/1,200 degree, tiled and compressed: hashed noise of several sizes, every value a function of
/// row and column alone. Population has lakes without data.
void write_raster(const std::string& path, Cells kind, int side);

/// A country's roads: a lattice of side x side crossings, jittered, 12 % of the streets missing, trunk roads every 32nd
/// line at half the cost. Weights are decimetres.
struct Roads {
    geo::ArcTable arcs;
    std::vector<std::uint32_t> terminals; // crossings of the largest connected part, hashed
};
Roads make_roads(std::size_t side, std::size_t terminal_count);

} // namespace bench
