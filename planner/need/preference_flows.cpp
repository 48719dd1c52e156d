// SPDX-License-Identifier: Apache-2.0
#include "planner/need/preference_flows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <functional>
#include <numeric>
#include <utility>

#include "geo/missing.h"

namespace planner {
namespace {

/// For each of the ascending values the sum of preferences over all others. As the value grows, those that it beats
/// only become more, so that two marks walk through the values once; running sums give what lies between them.
std::vector<double> sum_preferences(const std::vector<double>& ascending, const PreferenceThresholds& thresholds) {
    const auto [indifference, preference] = thresholds;
    std::vector<double> sum_below(ascending.size() + 1, 0.0);
    std::partial_sum(ascending.begin(), ascending.end(), sum_below.begin() + 1);
    std::vector<double> sums(ascending.size());
    std::size_t beaten = 0, beaten_in_full = 0; // so many of the least values
    for (std::size_t place = 0; place < ascending.size(); ++place) {
        const double value = ascending[place];
        while (value - ascending[beaten] > indifference) // ends at the value itself
            ++beaten;
        while (beaten_in_full < beaten && value - ascending[beaten_in_full] >= preference)
            ++beaten_in_full;
        sums[place] = static_cast<double>(beaten_in_full);
        if (beaten_in_full == beaten) continue;
        const double partly = static_cast<double>(beaten - beaten_in_full);
        const double excess = (value - indifference) * partly - (sum_below[beaten] - sum_below[beaten_in_full]);
        sums[place] += std::clamp(excess / (preference - indifference), 0.0, partly); // rounding may leave the range
    }
    return sums;
}

} // namespace

PreferenceFlows measure_flows(const std::vector<double>& need, const PreferenceThresholds& thresholds) {
    std::vector<std::pair<double, std::size_t>> known;
    for (std::size_t school = 0; school < need.size(); ++school) {
        if (!std::isnan(need[school])) known.emplace_back(need[school], school);
    }
    std::ranges::sort(known);
    std::vector<double> ascending(known.size()), mirrored(known.size());
    std::ranges::transform(known, ascending.begin(), [](const auto& entry) { return entry.first; });
    std::ranges::transform(ascending, mirrored.rbegin(), std::negate{});
    const std::vector<double> above = sum_preferences(ascending, thresholds);
    const std::vector<double> below = sum_preferences(mirrored, thresholds);

    PreferenceFlows flows{std::vector(need.size(), geo::missing), std::vector(need.size(), geo::missing)};
    const double others = known.size() > 1 ? static_cast<double>(known.size() - 1) : 1.0;
    for (std::size_t place = 0; place < known.size(); ++place) {
        const std::size_t school = known[place].second;
        flows.leaving[school] = above[place] / others;
        flows.entering[school] = below[known.size() - 1 - place] / others;
    }
    return flows;
}

} // namespace planner
