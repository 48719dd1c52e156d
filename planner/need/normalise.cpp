// SPDX-License-Identifier: Apache-2.0
#include "planner/need/normalise.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace planner {
namespace {

std::vector<double> known_values(const std::vector<double>& need) {
    std::vector<double> known;
    known.reserve(need.size());
    std::ranges::copy_if(need, std::back_inserter(known), [](double value) { return !std::isnan(value); });
    return known;
}

std::vector<double> min_max(std::vector<double> need) {
    const std::vector<double> known = known_values(need);
    if (known.empty()) return need;
    const auto [lowest, highest] = std::ranges::minmax(known);
    const double span = highest - lowest;
    for (double& value : need) {
        if (!std::isnan(value)) value = span > 0.0 ? (value - lowest) / span : 0.0;
    }
    return need;
}

/// The population's mean and standard deviation; summed in ascending order, so that the order of rows does not matter.
std::vector<double> z_scores(std::vector<double> need) {
    std::vector<double> known = known_values(need);
    if (known.empty()) return need;
    std::ranges::sort(known);
    const auto count = static_cast<double>(known.size());
    double sum = 0.0;
    for (const double value : known)
        sum += value;
    const double mean = sum / count;
    double squares = 0.0;
    for (const double value : known)
        squares += (value - mean) * (value - mean);
    const double deviation = std::sqrt(squares / count);
    for (double& value : need) {
        if (!std::isnan(value)) value = deviation > 0.0 ? (value - mean) / deviation : 0.0;
    }
    return need;
}

std::vector<double> mid_ranks(std::vector<double> need) {
    std::vector<double> known = known_values(need);
    if (known.empty()) return need;
    std::ranges::sort(known);
    const auto last = static_cast<double>(known.size() - 1);
    for (double& value : need) {
        if (std::isnan(value)) continue;
        const auto [first, last_equal] = std::equal_range(known.begin(), known.end(), value);
        const auto less_count = static_cast<double>(first - known.begin());
        const auto equal_count = static_cast<double>(last_equal - first);
        value = last > 0.0 ? (less_count + (equal_count - 1.0) / 2.0) / last : 0.0;
    }
    return need;
}

} // namespace

std::vector<double> normalise(const RawCriterion& criterion, RankingRules::Normalisation normalisation) {
    switch (normalisation) {
    case RankingRules::Normalisation::goalposts:
        return criterion.is_scaled ? criterion.need : min_max(criterion.need);
    case RankingRules::Normalisation::min_max:
        return min_max(criterion.need);
    case RankingRules::Normalisation::z:
        return z_scores(criterion.need);
    case RankingRules::Normalisation::rank:
        return mid_ranks(criterion.need);
    }
    return criterion.need;
}

} // namespace planner
