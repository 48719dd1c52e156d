// SPDX-License-Identifier: Apache-2.0
#include "planner/need/describe_ranking.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include <fmt/format.h>

namespace planner {
namespace {

constexpr double thin_completeness = 0.3;

/// The lower one of two in the middle.
double median_completeness(const Ranking& ranking) {
    std::vector<double> completeness = ranking.completeness;
    const auto middle = completeness.begin() + static_cast<std::ptrdiff_t>((completeness.size() - 1) / 2);
    std::ranges::nth_element(completeness, middle);
    return *middle;
}

bool is_known(const std::vector<double>& need) {
    return std::ranges::any_of(need, [](double value) { return !std::isnan(value); });
}

} // namespace

std::string describe_thin_ranking(const Ranking& ranking, const RankingRules& rules) {
    if (ranking.completeness.empty()) return "";
    const double median = median_completeness(ranking);
    if (median >= thin_completeness) return "";
    std::size_t weighted = 0, known = 0;
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        if (rules.weights[criterion] <= 0.0) continue;
        ++weighted;
        known += is_known(ranking.need[criterion]); // by at least one school
    }
    if (known == 0) return fmt::format("no need is known: none of the {} indicators has data", weighted);
    constexpr double percent = 100.0;
    return fmt::format("the ranking rests on {} of {} indicators; the median school knows {:.0f} % of their weight",
                       known, weighted, median * percent);
}

std::string_view describe_contributions(RankingRules::Aggregation aggregation) {
    switch (aggregation) {
    case RankingRules::Aggregation::additive:
        break;
    case RankingRules::Aggregation::geometric:
        return "These parts make the additive score; the geometric one is lower, most where an indicator shows no "
               "need.";
    case RankingRules::Aggregation::topsis:
        return "The score is 1 at the most need that any school has on every indicator, 0 at the least; the parts "
               "share it as the squared distances from the least.";
    case RankingRules::Aggregation::promethee:
        return "Each part says how far the school's need is above that of the other schools, or below it where it is "
               "negative.";
    }
    return "";
}

} // namespace planner
