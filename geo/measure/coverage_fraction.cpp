// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/coverage_fraction.h"

#include <algorithm>
#include <cmath>

namespace geo {
namespace {

/// Twice the signed area of a ring, relative to its first point so that far pixels lose no digits.
double doubled_area(std::span<const Pixel> ring) {
    double area = 0.0;
    const Pixel origin = ring.front();
    for (std::size_t at = 0; at < ring.size(); ++at) {
        const Pixel a = ring[at], b = ring[at + 1 == ring.size() ? 0 : at + 1];
        area += (a.col - origin.col) * (b.row - origin.row) - (b.col - origin.col) * (a.row - origin.row);
    }
    return area;
}

} // namespace

void CoverageFraction::start(const CellWindow& window) {
    window_ = window;
    steps_.clear();
}

void CoverageFraction::add_ring(std::span<const Pixel> ring, bool is_hole) {
    if (ring.size() < 3) return;
    const double sign = (doubled_area(ring) < 0.0) == is_hole ? -1.0 : 1.0;
    for (std::size_t at = 0; at < ring.size(); ++at) {
        add_edge(ring[at], ring[at + 1 == ring.size() ? 0 : at + 1], sign);
    }
}

void CoverageFraction::add_edge(Pixel from, Pixel to, double sign) {
    if (from.row > to.row) {
        std::swap(from, to);
        sign = -sign;
    }
    const double top = std::max(from.row, static_cast<double>(window_.row));
    const double bottom = std::min(to.row, static_cast<double>(window_.row + window_.height));
    if (!(top < bottom)) return;
    const double slope = (to.col - from.col) / (to.row - from.row);
    const auto col_at = [&](double row) {
        return row == from.row ? from.col : row == to.row ? to.col : from.col + (row - from.row) * slope;
    };
    double row_top = top, left = col_at(top);
    for (int row = static_cast<int>(std::floor(top)); row_top < bottom; ++row) {
        const double row_bottom = std::min(bottom, static_cast<double>(row + 1));
        const double right = col_at(row_bottom);
        add_in_row(row, sign * (row_bottom - row_top), left, right);
        row_top = row_bottom;
        left = right;
    }
}

void CoverageFraction::add_in_row(int row, double height, double from_col, double to_col) {
    const int first = window_.col, end = window_.col + window_.width;
    if (from_col > to_col) std::swap(from_col, to_col);
    if (from_col >= end) return;
    if (to_col <= first) {
        steps_.push_back({row, first, height});
        return;
    }
    const double width = to_col - from_col;
    if (std::floor(from_col) == std::floor(to_col) || width == 0.0) {
        add_in_cell(row, static_cast<int>(std::floor(from_col)), height, (from_col + to_col) / 2.0);
        return;
    }
    if (from_col < first) { // the part outside counts for all cells of the row
        steps_.push_back({row, first, height * ((first - from_col) / width)});
    }
    double left = std::max(from_col, static_cast<double>(first));
    const double right_end = std::min(to_col, static_cast<double>(end));
    for (int col = static_cast<int>(std::floor(left)); left < right_end; ++col) {
        const double right = std::min(right_end, static_cast<double>(col + 1));
        add_in_cell(row, col, height * ((right - left) / width), (left + right) / 2.0);
        left = right;
    }
}

void CoverageFraction::add_in_cell(int row, int col, double height, double middle) {
    const double right_share = static_cast<double>(col + 1) - middle;
    steps_.push_back({row, col, height * right_share});
    if (col + 1 < window_.col + window_.width) steps_.push_back({row, col + 1, height * (1.0 - right_share)});
}

void CoverageFraction::sort_steps() {
    // by row in one pass of counting, then by column: a row has few steps and they are nearly in order
    first_.assign(static_cast<std::size_t>(window_.height) + 1, 0);
    const auto row_of = [&](const Step& step) { return static_cast<std::size_t>(step.row - window_.row); };
    for (const Step& step : steps_) {
        ++first_[row_of(step) + 1];
    }
    for (std::size_t row = 1; row < first_.size(); ++row) {
        first_[row] += first_[row - 1];
    }
    next_.assign(first_.begin(), first_.end());
    sorted_.resize(steps_.size());
    for (const Step& step : steps_) {
        const std::size_t begin = first_[row_of(step)];
        std::size_t at = next_[row_of(step)]++;
        for (; at > begin && sorted_[at - 1].col > step.col; --at) {
            sorted_[at] = sorted_[at - 1];
        }
        sorted_[at] = step;
    }
}

} // namespace geo
