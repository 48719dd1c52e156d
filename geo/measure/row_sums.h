// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <cstdint>
#include <span>
#include <vector>

#include "geo/measure/coverage_fraction.h"

namespace geo {

/// Sums along the rows of a window of cells, so that a run of any length costs two look-ups.
class RowSums {
public:
    /// `cells` row by row; NaN has no data and adds nothing.
    void set(const CellWindow& window, std::span<const double> cells) {
        window_ = window;
        const std::size_t width = static_cast<std::size_t>(window.width),
                          height = static_cast<std::size_t>(window.height);
        sum_.resize((width + 1) * height);
        count_.resize((width + 1) * height);
        for (std::size_t row = 0; row < height; ++row) {
            double sum = 0.0;
            std::uint32_t count = 0;
            const double* cell = cells.data() + row * width;
            double* sums = sum_.data() + row * (width + 1);
            std::uint32_t* counts = count_.data() + row * (width + 1);
            for (std::size_t col = 0; col < width; ++col) {
                sums[col] = sum;
                counts[col] = count;
                const bool has_data = !std::isnan(cell[col]);
                sum += has_data ? cell[col] : 0.0;
                count += has_data;
            }
            sums[width] = sum;
            counts[width] = count;
        }
    }

    bool has_data(const CoveredRun& run) const { return count_[at(run, run.end)] > count_[at(run, run.begin)]; }
    double sum(const CoveredRun& run) const { return sum_[at(run, run.end)] - sum_[at(run, run.begin)]; }

private:
    std::size_t at(const CoveredRun& run, int col) const {
        return static_cast<std::size_t>(run.row - window_.row) * (static_cast<std::size_t>(window_.width) + 1) +
               static_cast<std::size_t>(col - window_.col);
    }

    CellWindow window_;
    std::vector<double> sum_;          // per row: of the cells left of each column, width + 1 entries
    std::vector<std::uint32_t> count_; // of those with data
};

} // namespace geo
