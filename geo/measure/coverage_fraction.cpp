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

/// Keeps the order of steps at one column, so that sums are the same bytes.
void sort_by_column(std::span<CoverageFraction::Step> steps) {
    constexpr std::size_t few = 32; // insertion beats a sort that needs memory of its own
    if (steps.size() > few) {
        std::ranges::stable_sort(steps, {}, &CoverageFraction::Step::col);
        return;
    }
    for (std::size_t next = 1; next < steps.size(); ++next) {
        const CoverageFraction::Step step = steps[next];
        std::size_t at = next;
        for (; at > 0 && steps[at - 1].col > step.col; --at) {
            steps[at] = steps[at - 1];
        }
        steps[at] = step;
    }
}

} // namespace

void CoverageFraction::start(const CellWindow& window) {
    window_ = window;
    steps_.clear();
}

void CoverageFraction::add_ring(std::span<const Pixel> ring, bool is_hole, double shift) {
    if (ring.size() < 3) return;
    const double sign = (doubled_area(ring) < 0.0) == is_hole ? -1.0 : 1.0;
    for (std::size_t at = 0; at < ring.size(); ++at) {
        const Pixel from = ring[at], to = ring[at + 1 == ring.size() ? 0 : at + 1];
        add_edge({from.col + shift, from.row}, {to.col + shift, to.row}, sign);
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
    if (to_col <= first) return add_step(row, first, height);
    const double width = to_col - from_col;
    double left = from_col;
    double carried = 0.0; // what the cell on the left leaves to this one
    if (from_col < first) {
        left = first; // the part outside counts for all cells of the row
        carried = height * ((first - from_col) / width);
    }
    const double right_end = std::min(to_col, static_cast<double>(end));
    int col = static_cast<int>(std::floor(left));
    do {
        const double right = std::min(right_end, static_cast<double>(col + 1));
        const double part = width > 0.0 ? height * ((right - left) / width) : height;
        const double of_cell = part * (static_cast<double>(col + 1) - (left + right) / 2.0);
        add_step(row, col, carried + of_cell);
        carried = part - of_cell;
        left = right;
        ++col;
    } while (left < right_end);
    if (col < end) add_step(row, col, carried);
}

void CoverageFraction::add_step(int row, int col, double change) {
    // edges that follow each other mostly stay in their cell and the next one
    for (std::size_t back = 1; back <= 2 && back <= steps_.size(); ++back) {
        Step& step = steps_[steps_.size() - back];
        if (step.row == row && step.col == col) {
            step.change += change;
            return;
        }
    }
    steps_.push_back({row, col, change});
}

void CoverageFraction::sort_steps() {
    // by row in one pass of counting, then by column: most rows have few steps, nearly in order
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
        sorted_[next_[row_of(step)]++] = step;
    }
    for (std::size_t row = 0; row + 1 < first_.size(); ++row) {
        const std::span<Step> of_row = std::span{sorted_}.subspan(first_[row], first_[row + 1] - first_[row]);
        sort_by_column(of_row);
    }
}

} // namespace geo
