// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/cell_area.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "geo/measure/geodesic.h"
#include "geo/measure/local_plane.h"

namespace geo {
namespace {

constexpr double m2_per_km2 = 1e6;

/// Area of the cell around a position, from the directions of its row and its column on the ground.
double area_around_km2(const RasterGrid& grid, Pixel middle) {
    const LonLat centre = grid.place(middle);
    if (std::isnan(centre.lon)) return std::numeric_limits<double>::quiet_NaN();
    const LocalPlane plane{centre};
    const auto at = [&](double col, double row) { return plane.xy(GroundPoint{grid.place({col, row})}); };
    const Xy left = at(middle.col - 0.5, middle.row), right = at(middle.col + 0.5, middle.row);
    const Xy above = at(middle.col, middle.row - 0.5), below = at(middle.col, middle.row + 0.5);
    const double area_m2 = (right.x - left.x) * (below.y - above.y) - (right.y - left.y) * (below.x - above.x);
    return std::abs(area_m2) / m2_per_km2;
}

void multiply_quadrangles(const RasterSource& source, const CellWindow& window, std::span<double> cells) {
    const auto& g = source.geo_transform;
    const auto width = static_cast<std::size_t>(window.width);
    for (int row = 0; row < window.height; ++row) {
        const double edge = std::clamp(g[3] + (window.row + row) * g[5], -90.0, 90.0);
        const double other_edge = std::clamp(g[3] + (window.row + row + 1) * g[5], -90.0, 90.0);
        const double area_km2 = std::abs(quadrangle_km2(0.0, edge, g[1], other_edge));
        for (double& cell : cells.subspan(static_cast<std::size_t>(row) * width, width)) {
            cell *= area_km2;
        }
    }
}

} // namespace

void multiply_by_area(const RasterGrid& grid, const RasterSource& source, const CellWindow& window,
                      std::span<double> cells) {
    if (grid.is_lon_lat()) return multiply_quadrangles(source, window, cells);
    constexpr int step = 32; // cells between two measured areas
    // nodes at multiples of the step over the whole raster, so that a cell's area does not depend on the window
    const int first_col = window.col / step, first_row = window.row / step;
    const int columns = (window.col + window.width) / step - first_col + 2;
    const int rows = (window.row + window.height) / step - first_row + 2;
    std::vector<double> area_km2;
    for (int row = 0; row < rows; ++row) {
        for (int col = 0; col < columns; ++col) {
            area_km2.push_back(area_around_km2(
                grid, {(first_col + col) * static_cast<double>(step), (first_row + row) * static_cast<double>(step)}));
        }
    }
    std::size_t cell = 0;
    for (int row = 0; row < window.height; ++row) {
        const double down = (window.row + row + 0.5) / step - first_row;
        for (int col = 0; col < window.width; ++col, ++cell) {
            const double across = (window.col + col + 0.5) / step - first_col;
            const std::size_t node =
                static_cast<std::size_t>(down) * static_cast<std::size_t>(columns) + static_cast<std::size_t>(across);
            const double x = across - std::floor(across), y = down - std::floor(down);
            const std::size_t below = node + static_cast<std::size_t>(columns);
            const double between = (1.0 - y) * ((1.0 - x) * area_km2[node] + x * area_km2[node + 1]) +
                                   y * ((1.0 - x) * area_km2[below] + x * area_km2[below + 1]);
            // near the end of the world a neighbouring node may lie beyond it
            cells[cell] *=
                std::isnan(between) ? area_around_km2(grid, {window.col + col + 0.5, window.row + row + 0.5}) : between;
        }
    }
}

double cell_side_m(const RasterSource& source, LonLat place) {
    const RasterGrid grid{source};
    const Pixel at = grid.pixel(place);
    const double right_m = distance_m(place, grid.place({at.col + 1.0, at.row}));
    const double down_m = distance_m(place, grid.place({at.col, at.row + 1.0}));
    return std::max(right_m, down_m);
}

} // namespace geo
