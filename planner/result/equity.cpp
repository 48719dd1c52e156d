// SPDX-License-Identifier: Apache-2.0
#include "planner/result/equity.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace planner {

namespace {

/// Sums of weight and of weight x value.
struct Mass {
    double weight = 0.0, total = 0.0;

    double mean() const { return total / weight; }
};

Mass measure_mass(std::span<const double> value, std::span<const double> weight) {
    Mass mass;
    for (std::size_t row = 0; row < value.size(); ++row) {
        mass.weight += weight[row];
        mass.total += weight[row] * value[row];
    }
    return mass;
}

double x_ln_x(double x) { return x > 0.0 ? x * std::log(x) : 0.0; }

} // namespace

// By rising value: G = 1 - sum of w (2 T_before + w y) / (W T), T_before the total of the lower values.
std::optional<double> gini(std::span<const double> value, std::span<const double> weight) {
    const Mass mass = measure_mass(value, weight);
    if (!(mass.total > 0.0)) return std::nullopt;
    std::vector<std::pair<double, double>> sorted; // value, weight; those without weight change nothing
    sorted.reserve(value.size());
    for (std::size_t row = 0; row < value.size(); ++row) {
        if (weight[row] > 0.0) sorted.emplace_back(value[row], weight[row]);
    }
    std::ranges::sort(sorted, {}, &std::pair<double, double>::first); // the order of equal values changes nothing
    double below_total = 0.0, area = 0.0;
    for (const auto& [y, w] : sorted) {
        area += w * (2.0 * below_total + w * y);
        below_total += w * y;
    }
    return std::max(0.0, 1.0 - area / (mass.weight * below_total));
}

std::optional<TheilSplit> theil_split(std::span<const double> value, std::span<const double> weight,
                                      std::span<const std::size_t> group, std::size_t group_count) {
    const Mass mass = measure_mass(value, weight);
    if (!(mass.total > 0.0)) return std::nullopt;
    std::vector<Mass> groups(group_count);
    for (std::size_t row = 0; row < value.size(); ++row) {
        groups[group[row]].weight += weight[row];
        groups[group[row]].total += weight[row] * value[row];
    }
    TheilSplit split;
    for (const Mass& part : groups) {
        if (part.weight > 0.0) split.between += part.weight / mass.weight * x_ln_x(part.mean() / mass.mean());
    }
    // Within: sum over groups of (W_g/W)(mean_g/mean) T_g = sum over rows of (w/W)(y/mean) ln(y/mean_g).
    for (std::size_t row = 0; row < value.size(); ++row) {
        if (!(value[row] > 0.0 && weight[row] > 0.0)) continue;
        const double share = weight[row] * value[row] / mass.total;
        split.within += share * std::log(value[row] / groups[group[row]].mean());
    }
    return split;
}

} // namespace planner
