// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/breaks.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace planner {

namespace {

constexpr int class_count = 6;
constexpr std::size_t sample_size = 20'000; // rows looked at for quantiles, evenly spread over the table

std::vector<double> known(const std::vector<double>& values, std::size_t stride) {
    std::vector<double> kept;
    for (std::size_t i = 0; i < values.size(); i += stride) {
        if (std::isfinite(values[i])) kept.push_back(values[i]);
    }
    return kept;
}

/// The nearest of 1, 1.5, 2, 3, 5, 7 times a power of ten, by ratio.
double round_value(double value) {
    if (value == 0.0) return 0.0;
    const double decade = std::pow(10.0, std::floor(std::log10(std::abs(value))));
    constexpr std::array<double, 7> steps{1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0};
    double best = steps[0];
    for (const double step : steps) {
        if (std::abs(std::log(std::abs(value) / (step * decade))) <
            std::abs(std::log(std::abs(value) / (best * decade))))
            best = step;
    }
    return std::copysign(best * decade, value);
}

} // namespace

double nice_step(double step) {
    const double decade = std::pow(10.0, std::floor(std::log10(step)));
    for (const double factor : {1.0, 2.0, 2.5, 5.0}) {
        if (step <= factor * decade * (1.0 + 1e-9)) return factor * decade;
    }
    return 10.0 * decade;
}

std::vector<double> even_breaks(const std::vector<double>& values) {
    const std::vector<double> all = known(values, 1);
    if (all.empty()) return {};
    const auto [lowest, highest] = std::ranges::minmax(all);
    if (!(highest > lowest)) return {};
    const double step = nice_step((highest - lowest) / class_count);
    std::vector<double> breaks;
    for (double multiple = std::floor(lowest / step) + 1.0;
         multiple * step <= highest && breaks.size() < class_count - 1; ++multiple) {
        breaks.push_back(multiple * step);
    }
    return breaks;
}

std::vector<double> quantile_breaks(const std::vector<double>& values) {
    std::vector<double> sample = known(values, std::max<std::size_t>(1, values.size() / sample_size));
    if (sample.empty()) return {};
    std::ranges::sort(sample);
    std::vector<double> breaks;
    for (std::size_t k = 1; k < class_count; ++k) {
        const double rounded = round_value(sample[k * (sample.size() - 1) / class_count]);
        const bool splits = rounded > sample.front() && rounded <= sample.back();
        if (splits && (breaks.empty() || rounded > breaks.back())) breaks.push_back(rounded);
    }
    return breaks;
}

} // namespace planner
