// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

#include "geo/measure/coverage_fraction.h"

namespace geo {

/// Sums along the rows of a window of cells, from each column to the window's end: what a covered part of a row holds
/// costs one look-up per step of its share.
class RowSums {
public:
    /// `cells` row by row; NaN has no data and adds nothing.
    void set(const CellWindow& window, std::span<const double> cells) {
        window_ = window;
        const auto width = static_cast<std::size_t>(window.width), height = static_cast<std::size_t>(window.height);
        sum_.resize((width + 1) * height);
        count_.resize((width + 1) * height);
        for (std::size_t row = 0; row < height; ++row) {
            double sum = sum_[row * (width + 1) + width] = 0.0;
            std::uint32_t count = count_[row * (width + 1) + width] = 0;
            for (std::size_t col = width; col-- > 0;) {
                const double cell = cells[row * width + col];
                const bool has_data = !std::isnan(cell);
                sum += has_data ? cell : 0.0;
                count += has_data;
                sum_[row * (width + 1) + col] = sum;
                count_[row * (width + 1) + col] = count;
            }
        }
    }

    /// Sum over the cells under the coverage of the same window, weighted by their shares; NaN where none of them has
    /// data.
    double sum(std::span<const CoverageFraction::Step> steps) const {
        constexpr double least_share = 1e-9; // of one cell; below is rounding
        constexpr double rounding = 1e-12;   // of what stands right of the rim and cancels
        double total = 0.0, covered = 0.0, cancelled = 0.0;
        for (const CoverageFraction::Step& step : steps) {
            const std::size_t at =
                static_cast<std::size_t>(step.row - window_.row) * (static_cast<std::size_t>(window_.width) + 1) +
                static_cast<std::size_t>(step.col - window_.col);
            total += step.change * sum_[at];
            covered += step.change * count_[at];
            cancelled += std::abs(step.change * sum_[at]);
        }
        if (covered < least_share) return std::numeric_limits<double>::quiet_NaN();
        return std::abs(total) <= rounding * cancelled ? 0.0 : total;
    }

private:
    CellWindow window_;
    std::vector<double> sum_;          // per row width + 1 entries
    std::vector<std::uint32_t> count_; // of cells with data, likewise
};

} // namespace geo
