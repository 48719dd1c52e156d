// SPDX-License-Identifier: Apache-2.0
#include "planner/need/topsis.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/missing.h"

namespace planner {
namespace {

/// A column by its length, counted from its least value.
struct ScaledColumn {
    std::vector<double> above_least; // NaN = not known
    double span = 0.0;               // the largest of them
};

ScaledColumn scale_by_length(const std::vector<double>& need) {
    double squares = 0.0, least = std::numeric_limits<double>::infinity(), most = -least;
    for (const double value : need) {
        if (std::isnan(value)) continue;
        squares += value * value;
        least = std::min(least, value);
        most = std::max(most, value);
    }
    const double length = squares > 0.0 ? std::sqrt(squares) : 1.0;
    ScaledColumn scaled{std::vector<double>(need.size()), (most - least) / length};
    std::ranges::transform(need, scaled.above_least.begin(), [&](double value) { return (value - least) / length; });
    return scaled;
}

} // namespace

NeedDistances measure_need_distances(const CriterionColumns& need, const CriterionWeights& weights) {
    const std::size_t school_count = need.front().size();
    std::array<ScaledColumn, criterion_count> scaled;
    std::ranges::transform(need, scaled.begin(), scale_by_length);

    NeedDistances distances;
    distances.from_most.assign(school_count, geo::missing);
    distances.from_least.assign(school_count, geo::missing);
    for (std::vector<double>& column : distances.share)
        column.assign(school_count, 0.0);
    for (std::size_t school = 0; school < school_count; ++school) {
        double weight_known = 0.0, squares_from_most = 0.0, squares_from_least = 0.0;
        for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
            const double above_least = scaled[criterion].above_least[school];
            if (std::isnan(above_least)) continue;
            const double from_least = weights[criterion] * above_least;
            const double from_most = weights[criterion] * (scaled[criterion].span - above_least);
            weight_known += weights[criterion];
            squares_from_most += from_most * from_most;
            squares_from_least += from_least * from_least;
            distances.share[criterion][school] = from_least * from_least;
        }
        if (weight_known <= 0.0) continue;
        distances.from_most[school] = std::sqrt(squares_from_most) / weight_known;
        distances.from_least[school] = std::sqrt(squares_from_least) / weight_known;
        if (squares_from_least <= 0.0) continue;
        for (std::vector<double>& column : distances.share)
            column[school] /= squares_from_least;
    }
    return distances;
}

std::vector<double> closeness(const NeedDistances& distances) {
    std::vector<double> close(distances.from_least.size());
    std::ranges::transform(distances.from_most, distances.from_least, close.begin(), [](double most, double least) {
        const double sum = most + least;
        return sum == 0.0 ? 0.0 : least / sum;
    });
    return close;
}

} // namespace planner
