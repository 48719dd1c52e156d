// SPDX-License-Identifier: Apache-2.0
#include "geo/io/cell_map.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

namespace geo {

namespace {

constexpr int lattice_step = 16; // pixels

} // namespace

CellMap::CellMap(const RasterGrid& raster, const MercatorGrid& image)
    : image_{image}, columns_around_{raster.columns_around()} {
    const auto under = [&](WorldXy world) { return raster.pixel(place_from_world(world)); };
    const Pixel middle = under(image.middle(image.width / 2, image.height / 2));
    const Pixel right = under(image.middle(image.width / 2 + 1, image.height / 2));
    const Pixel below = under(image.middle(image.width / 2, image.height / 2 + 1));
    cells_per_pixel_ = std::min(std::hypot(right.col - middle.col, right.row - middle.row),
                                std::hypot(below.col - middle.col, below.row - middle.row));
    if (raster.is_lon_lat()) {
        for (int x = 0; x < image.width; ++x)
            column_.push_back(under(image.middle(x, 0)).col);
        for (int y = 0; y < image.height; ++y)
            row_.push_back(under(image.middle(0, y)).row);
        return;
    }
    lattice_width_ = (image.width + lattice_step - 1) / lattice_step + 1;
    const int lattice_height = (image.height + lattice_step - 1) / lattice_step + 1;
    std::vector<LonLat> places;
    for (int y = 0; y < lattice_height; ++y) {
        for (int x = 0; x < lattice_width_; ++x) {
            places.push_back(place_from_world(
                {image.corner.x + x * lattice_step * image.step, image.corner.y + y * lattice_step * image.step}));
        }
    }
    lattice_.resize(places.size());
    raster.to_pixels(places, lattice_);
    if (columns_around_ == 0.0) return;
    for (std::size_t i = 1; i < lattice_.size(); ++i) {
        const auto width = static_cast<std::size_t>(lattice_width_);
        const double neighbour = lattice_[i % width == 0 ? i - width : i - 1].col;
        lattice_[i].col -= columns_around_ * std::round((lattice_[i].col - neighbour) / columns_around_);
    }
}

double CellMap::around_once(double column) const {
    return columns_around_ > 0.0 ? column - columns_around_ * std::floor(column / columns_around_) : column;
}

Pixel CellMap::interpolated(int x, int y) const {
    const Pixel* const upper =
        lattice_.data() + static_cast<std::ptrdiff_t>(y / lattice_step) * lattice_width_ + x / lattice_step;
    const Pixel* const lower = upper + lattice_width_;
    const double right = (x % lattice_step + 0.5) / lattice_step, down = (y % lattice_step + 0.5) / lattice_step;
    const auto between = [&](double Pixel::*axis) {
        const double above = upper[0].*axis + (upper[1].*axis - upper[0].*axis) * right;
        const double below = lower[0].*axis + (lower[1].*axis - lower[0].*axis) * right;
        return above + (below - above) * down;
    };
    return {around_once(between(&Pixel::col)), between(&Pixel::row)};
}

void CellMap::read_row(int y, std::vector<Pixel>& cells) const {
    cells.resize(static_cast<std::size_t>(image_.width));
    for (int x = 0; x < image_.width; ++x) {
        const auto at = static_cast<std::size_t>(x);
        cells[at] = lattice_.empty() ? Pixel{column_[at], row_[static_cast<std::size_t>(y)]} : interpolated(x, y);
    }
}

CellMap::Range CellMap::range_within(int width, int height) const {
    constexpr double infinity = std::numeric_limits<double>::infinity();
    Range range{infinity, -infinity, infinity, -infinity};
    const auto extend_column = [&](double column) {
        range.lowest_column = std::min(range.lowest_column, column);
        range.highest_column = std::max(range.highest_column, column);
    };
    const auto extend_row = [&](double row) {
        range.lowest_row = std::min(range.lowest_row, row);
        range.highest_row = std::max(range.highest_row, row);
    };
    for (const double column : column_) {
        if (column >= 0.0 && column < width) extend_column(column);
    }
    for (const double row : row_) {
        if (row >= 0.0 && row < height) extend_row(row);
    }
    // The raster may begin between two points of the lattice: those outside count as its rim.
    for (const Pixel cell : lattice_) {
        if (std::isnan(cell.col) || std::isnan(cell.row)) continue;
        extend_column(std::clamp(around_once(cell.col), 0.0, static_cast<double>(width)));
        extend_row(std::clamp(cell.row, 0.0, static_cast<double>(height)));
    }
    const bool is_beside = range.lowest_column >= width || range.highest_column < 0.0 || range.lowest_row >= height ||
                           (!lattice_.empty() && (range.highest_column <= 0.0 || range.highest_row <= 0.0));
    return is_beside ? Range{infinity, -infinity, infinity, -infinity} : range;
}

} // namespace geo
