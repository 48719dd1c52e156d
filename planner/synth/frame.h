// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "geo/box.h"
#include "geo/lon_lat.h"

namespace planner::synth {

/// A cell of the coarse grid on which a country is thought out: row-major, north to south.
using Cell = std::uint32_t;
inline constexpr Cell no_cell = 0xffffffffU;

/// A value per cell of the coarse grid.
using Field = std::vector<float>;

/// A step to one of the eight neighbours.
struct Step {
    int column, row;
};
/// East, south-east, south, south-west, then their opposites: step (d + 4) % 8 leads back.
inline constexpr std::array<Step, 8> steps{{{1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}}};

/// Where the country lies and how finely it is thought out and written.
struct Frame {
    std::uint64_t seed = 1;
    std::size_t school_count = 0;
    geo::Box box;          // land and the sea around it; square in degrees
    int side = 0;          // cells of the coarse grid, both ways
    int raster_side = 0;   // cells of the written rasters, both ways
    double cell_deg = 0.0; // of the coarse grid
    double land_km2 = 0.0; // wanted

    std::size_t cell_count() const { return static_cast<std::size_t>(side) * static_cast<std::size_t>(side); }
    int column(Cell cell) const { return static_cast<int>(cell) % side; }
    int row(Cell cell) const { return static_cast<int>(cell) / side; }
    Cell cell(int column, int row) const { return static_cast<Cell>(row * side + column); }
    bool holds(int column, int row) const { return column >= 0 && row >= 0 && column < side && row < side; }
    /// The neighbour in one of the eight directions, or no_cell beyond the rim.
    Cell neighbour(Cell cell, std::size_t direction) const;

    double lat_of_row(double row) const { return box.north - (row + 0.5) * cell_deg; }
    double cell_width_km(int row) const;
    double cell_height_km() const;
    double cell_km2(int row) const { return cell_width_km(row) * cell_height_km(); }
    /// Length of a step from a cell of this row.
    double step_km(int row, std::size_t direction) const;

    geo::LonLat centre(Cell cell) const;
    /// Position in columns and rows: whole numbers at the centres of cells.
    geo::Xy grid_position(geo::LonLat place) const;
    geo::LonLat place_at(geo::Xy grid_position) const;
    /// The cell that holds a place within the box.
    Cell cell_at(geo::LonLat place) const;
    /// A point inside the cell, off its centre: towns stand there and lines bend there, so that nothing shows a
    /// lattice.
    geo::LonLat anchor(Cell cell) const;
    /// Size of the country compared with one of 10,000 km2, as a ratio of lengths.
    double scale() const;
};

/// The frame for so many schools: about ten per 100 km2, in an empty part of the Indian Ocean.
Frame make_frame(std::size_t school_count, std::uint64_t seed);

/// The field at a grid position, bilinear between the centres of cells.
double sample(const Frame& frame, const Field& field, geo::Xy position);
/// The same, smoother (Catmull and Rom 1974): its slopes have no kinks.
double sample_smooth(const Frame& frame, const Field& field, geo::Xy position);

} // namespace planner::synth
