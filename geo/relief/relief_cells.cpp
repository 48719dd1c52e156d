// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/relief_cells.h"

#include <algorithm>
#include <cmath>

#include "geo/relief/tile_layout.h"

namespace geo {
namespace {

bool tiles_overlap(const ReliefTile& a, const ReliefTile& b, int shift) {
    const int col = a.col + shift;
    return col < b.col + b.source.width && b.col < col + a.source.width && a.row < b.row + b.source.height &&
           b.row < a.row + a.source.height;
}

/// Groups of tiles: of two that overlap the earlier one stands in an earlier group.
std::vector<std::vector<std::size_t>> group_in_waves(std::span<const ReliefTile> tiles, std::span<const int> shifts) {
    std::vector<std::vector<std::size_t>> waves;
    std::vector<std::size_t> wave_of(tiles.size(), 0);
    for (std::size_t tile = 0; tile < tiles.size(); ++tile) {
        for (std::size_t earlier = 0; earlier < tile; ++earlier) {
            const bool is_over = std::ranges::any_of(
                shifts, [&](int shift) { return tiles_overlap(tiles[tile], tiles[earlier], shift); });
            if (is_over) wave_of[tile] = std::max(wave_of[tile], wave_of[earlier] + 1);
        }
        if (wave_of[tile] >= waves.size()) waves.resize(wave_of[tile] + 1);
        waves[wave_of[tile]].push_back(tile);
    }
    return waves;
}

} // namespace

ReliefCells::ReliefCells(const Relief& relief)
    : tiles_{relief.tiles},
      width_{relief.frame.width},
      height_{relief.frame.height},
      around_{whole_columns_around(relief.frame)} {
    is_closed_ = around_ > 0 && width_ >= around_;
    if (is_closed_) width_ = around_;
    waves_ = group_in_waves(tiles_, shifts());
    last_x_ = is_closed_ ? width_ : width_ - 1;
    last_y_ = height_ - 1;
    block_columns_ = static_cast<std::size_t>((width_ + block_side - 1) / block_side);
    blocks_.resize(block_columns_ * static_cast<std::size_t>((height_ + block_side - 1) / block_side));
    is_fresh_.resize(blocks_.size());
}

/// How far tiles are moved to meet blocks on the other block_side of a closed frame.
std::vector<int> ReliefCells::shifts() const { return is_closed_ ? std::vector{0, -around_, around_} : std::vector{0}; }

bool ReliefCells::bring_inside(double& x, double& y) const {
    constexpr double half = 0.5;
    if (is_closed_) {
        x -= around_ * std::floor(x / around_);
        if (x >= last_x_) x = 0.0; // rounded up
    } else if (around_ > 0) {
        x -= around_ * std::floor((x + half) / around_);
    }
    if (!(x >= -half && x <= last_x_ + half && y >= -half && y <= last_y_ + half)) return false;
    x = std::max(x, 0.0);
    if (!is_closed_) x = std::min(x, last_x_);
    y = std::clamp(y, 0.0, last_y_);
    return true;
}

std::size_t ReliefCells::block_at(Pixel position) const {
    double x = position.col - 0.5, y = position.row - 0.5;
    if (!bring_inside(x, y)) return blocks_.size();
    return static_cast<std::size_t>(y) / block_side * block_columns_ + static_cast<std::size_t>(x) / block_side;
}

void ReliefCells::add_blocks_between(Pixel from, Pixel to, std::vector<std::size_t>& blocks) const {
    constexpr double rounding = 1e-6; // cells by which a position on the line may miss it
    const double left = std::min(from.col, to.col) - 0.5 - rounding, top = std::min(from.row, to.row) - 0.5 - rounding;
    const double right = std::max(from.col, to.col) - 0.5 + rounding;
    const double bottom = std::max(from.row, to.row) - 0.5 + rounding;
    if (left >= 0.0 && right < last_x_ && top >= 0.0 && bottom < last_y_) {
        for (auto row = static_cast<std::size_t>(top) / block_side;
             row <= static_cast<std::size_t>(bottom) / block_side; ++row) {
            for (auto col = static_cast<std::size_t>(left) / block_side;
                 col <= static_cast<std::size_t>(right) / block_side; ++col)
                blocks.push_back(row * block_columns_ + col);
        }
        return;
    }
    // partly outside, or across the seam: what lies under each step of a cell
    const double cells = std::max(right - left, bottom - top);
    if (!(cells < 1e7)) return; // a place that the frame's CRS cannot show
    const int steps = static_cast<int>(cells) + 1;
    Pixel before = from;
    for (int step = 0; step <= steps; ++step) {
        const double share = static_cast<double>(step) / steps;
        const Pixel at{from.col + (to.col - from.col) * share, from.row + (to.row - from.row) * share};
        for (const Pixel corner : {at, Pixel{at.col, before.row}, Pixel{before.col, at.row}}) {
            const std::size_t block = block_at(corner);
            if (block < blocks_.size()) blocks.push_back(block);
        }
        before = at;
    }
}

} // namespace geo
