// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"
#include "geo/missing.h"
#include "geo/progress.h"
#include "geo/relief/relief.h"

namespace geo {

/// Decoded cells of a relief in square blocks, of which some are loaded at a time. Any thread may ask for heights; one
/// loads. The relief must outlive it.
class ReliefCells {
public:
    static constexpr int block_side = 256; // cells
    static constexpr std::size_t stride = block_side + 1;
    static constexpr std::size_t block_bytes = sizeof(float) * stride * stride;

    explicit ReliefCells(const Relief& relief);

    std::size_t block_count() const { return blocks_.size(); }
    /// The block that holds the cells around a position on the frame; block_count() outside.
    std::size_t block_at(Pixel position) const;
    /// Adds every block under the straight line between two positions, and maybe some beside it.
    void add_blocks_between(Pixel from, Pixel to, std::vector<std::size_t>& blocks) const;

    /// Loads these blocks (sorted, each once) and drops the others. A window of a file is decoded once in a call.
    void load(std::span<const std::size_t> wanted, Progress& progress);

    /// Height of the surface at a position on the frame, metres; NaN where it is not known, not loaded, or outside.
    double height_m(Pixel position) const {
        double x = position.col - 0.5, y = position.row - 0.5; // from the middle of the first cell
        const bool is_inside = x >= 0.0 && x < last_x_ && y >= 0.0 && y < last_y_;
        if (!is_inside && !bring_inside(x, y)) return missing;
        const auto col = static_cast<std::size_t>(x), row = static_cast<std::size_t>(y);
        const float* const block = blocks_[row / block_side * block_columns_ + col / block_side].get();
        if (block == nullptr) return missing;
        const float* const upper = block + row % block_side * stride + col % block_side;
        const float* const lower = upper + stride;
        const double right = x - static_cast<double>(col), down = y - static_cast<double>(row);
        return between(between(upper[0], upper[1], right), between(lower[0], lower[1], right), down);
    }

private:
    /// A neighbour without weight does not matter, whether it is known or not.
    static double between(double first, double second, double share) {
        return share > 0.0 ? first + (second - first) * share : first;
    }
    /// Moves a position around the Earth, or by up to half a cell, into the middles of cells; false: it is outside.
    bool bring_inside(double& x, double& y) const;
    std::vector<int> shifts() const;
    bool touches_fresh_block(const ReliefTile& tile, const CellWindow& of_tile) const;
    void load_wave(std::size_t wave, Progress& progress);
    void fill_blocks(const CellWindow& on_frame, const std::vector<float>& values, bool are_first);

    std::span<const ReliefTile> tiles_;
    std::vector<std::vector<std::size_t>> waves_; // rows of tiles that don't overlap; cells of earlier waves stay
    int width_, height_;                          // of the frame, cells
    int around_ = 0;                              // columns once around the Earth; 0: it has an end
    bool is_closed_ = false;                      // the frame goes all around
    double last_x_ = 0.0, last_y_ = 0.0;          // from the first middle to the last; once around where closed
    std::size_t block_columns_ = 0;
    std::vector<std::unique_ptr<float[]>> blocks_; // each with the first column and row of the next; null: not loaded
    std::vector<bool> is_fresh_;                   // being loaded
};

} // namespace geo
