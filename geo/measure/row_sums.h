// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "geo/measure/coverage_fraction.h"

namespace geo {

/// A sum over cells with data, and what these cells weigh together.
struct WeightedSum {
    double sum = std::numeric_limits<double>::quiet_NaN(); // NaN: no cell has data
    double weight = 0.0;

    void add(const WeightedSum& other) {
        if (std::isnan(other.sum)) return;
        sum = std::isnan(sum) ? other.sum : sum + other.sum;
        weight += other.weight;
    }
};

/// Sums along the rows of a window of cells, from each column to the window's end: what a covered part of a row holds
/// costs one look-up per step of its share.
class RowSums {
public:
    /// `cells` row by row; NaN has no data and adds nothing. `weights` likewise, or empty where each cell weighs 1.
    void set(const CellWindow& window, std::span<const double> cells, std::span<const double> weights) {
        window_ = window;
        const auto width = static_cast<std::size_t>(window.width), height = static_cast<std::size_t>(window.height);
        from_.resize((width + 1) * height);
        heaviest_ = weights.empty() ? 1.0 : *std::ranges::max_element(weights);
        for (std::size_t row = 0; row < height; ++row) {
            FromHere sum;
            from_[row * (width + 1) + width] = sum;
            for (std::size_t col = width; col-- > 0;) {
                const double cell = cells[row * width + col];
                const double weight = weights.empty() ? 1.0 : weights[row * width + col];
                const bool has_data = !std::isnan(cell);
                sum.value += has_data ? cell * weight : 0.0;
                sum.weight += has_data ? weight : 0.0;
                from_[row * (width + 1) + col] = sum;
            }
        }
    }

    /// Sum over the cells under the coverage of the same window, weighted also by their shares.
    WeightedSum sum(std::span<const CoverageFraction::Step> shares) const {
        constexpr double least_share = 1e-9; // of one cell; below is rounding
        constexpr double rounding = 1e-12;   // of what stands right of the rim and cancels
        double total = 0.0, covered = 0.0, cancelled = 0.0;
        for (const CoverageFraction::Step& step : shares) {
            const FromHere& from = from_[at(step.row, step.col)];
            total += step.change * from.value;
            covered += step.change * from.weight;
            cancelled += std::abs(step.change * from.value);
        }
        if (covered < least_share * heaviest_) return {};
        return {std::abs(total) <= rounding * cancelled ? 0.0 : total, covered};
    }

    /// Sum over all cells, row by row.
    WeightedSum sum() const {
        WeightedSum all;
        for (int row = window_.row; row < window_.row + window_.height; ++row) {
            const FromHere& from = from_[at(row, window_.col)];
            if (from.weight > 0.0) all.add({from.value, from.weight});
        }
        return all;
    }

private:
    struct FromHere {
        double value = 0.0, weight = 0.0;
    };
    std::size_t at(int row, int col) const {
        return static_cast<std::size_t>(row - window_.row) * (static_cast<std::size_t>(window_.width) + 1) +
               static_cast<std::size_t>(col - window_.col);
    }

    CellWindow window_;
    double heaviest_ = 1.0;
    std::vector<FromHere> from_; // per row width + 1 entries
};

} // namespace geo
