// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/measure/coverage_fraction.h"

namespace geo {

/// Shares of the cells of a window inside zones, each times a factor and all added up: how often every cell is covered.
class ShareGrid {
public:
    void start(const CellWindow& window) {
        window_ = window;
        added_.assign(window.cell_count(), 0.0);
    }

    /// Adds the shares of one zone, drawn on the same window.
    void add(std::span<const CoverageFraction::Step> shares, double factor = 1.0) {
        for (const CoverageFraction::Step& step : shares) {
            if (step.col == window_.col + window_.width) continue; // right of the last cell
            added_[at(step.row, step.col)] += factor * step.change;
        }
    }

    /// From steps to what each cell has, row by row; once, after the last zone.
    std::span<const double> settle() {
        const auto width = static_cast<std::size_t>(window_.width);
        for (std::size_t begin = 0; begin < added_.size(); begin += width) {
            for (std::size_t cell = begin + 1; cell < begin + width; ++cell) {
                added_[cell] += added_[cell - 1];
            }
        }
        return added_;
    }

private:
    std::size_t at(int row, int col) const {
        return static_cast<std::size_t>(row - window_.row) * static_cast<std::size_t>(window_.width) +
               static_cast<std::size_t>(col - window_.col);
    }

    CellWindow window_;
    std::vector<double> added_;
};

} // namespace geo
