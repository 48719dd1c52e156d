// SPDX-License-Identifier: Apache-2.0
#include "planner/need/ranking.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>

#include "geo/missing.h"
#include "planner/need/criteria.h"
#include "planner/need/normalise.h"

namespace planner {
namespace {

constexpr double geometric_floor = 0.01; // eps: keeps one criterion of no need from making the whole score zero

/// Need before shares that a logarithm takes: z scores may lie outside 0..1.
double geometric_factor(double need, double weight) {
    const double share = std::clamp(need, 0.0, 1.0);
    return weight * std::log(geometric_floor + (1.0 - geometric_floor) * share);
}

/// Rows by falling score, those without one last; ties by id, then place, then name.
std::vector<std::size_t> order_by_need(const Schools& schools, const std::vector<double>& score) {
    std::vector<std::size_t> order(schools.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        if (std::isnan(score[a]) != std::isnan(score[b])) return std::isnan(score[b]);
        if (score[a] > score[b] || score[a] < score[b]) return score[a] > score[b];
        const auto key = [&](std::size_t school) {
            return std::tie(schools.id[school], schools.place[school].lon, schools.place[school].lat,
                            schools.name[school]);
        };
        return key(a) < key(b);
    });
    return order;
}

} // namespace

void score_schools(const RankingRules& rules, Ranking& ranking) {
    const std::size_t school_count = ranking.need.front().size();
    const double weight_total = std::accumulate(rules.weights.begin(), rules.weights.end(), 0.0);
    ranking.score.assign(school_count, geo::missing);
    ranking.completeness.assign(school_count, 0.0);
    for (std::vector<double>& column : ranking.contribution)
        column.assign(school_count, 0.0);

    for (std::size_t school = 0; school < school_count; ++school) {
        double weight_known = 0.0, weighted_sum = 0.0, log_sum = 0.0;
        for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
            const double need = ranking.need[criterion][school];
            if (std::isnan(need)) continue;
            const double weight = rules.weights[criterion];
            weight_known += weight;
            weighted_sum += weight * need;
            log_sum += geometric_factor(need, weight);
        }
        if (weight_known <= 0.0) continue;
        ranking.completeness[school] = weight_known / weight_total;
        ranking.score[school] = rules.aggregation == RankingRules::Aggregation::additive
                                    ? weighted_sum / weight_known
                                    : std::exp(log_sum / weight_known);
        for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
            const double need = ranking.need[criterion][school];
            if (std::isnan(need)) continue;
            ranking.contribution[criterion][school] = rules.weights[criterion] * need / weight_known;
        }
    }
}

Ranking rank_schools(const Schools& schools, const Indicators& indicators, const RankingRules& rules) {
    Ranking ranking;
    const std::array<RawCriterion, criterion_count> criteria = measure_criteria(schools, indicators, rules);
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        ranking.need[criterion] = normalise(criteria[criterion], rules.normalisation);
    }
    score_schools(rules, ranking);
    ranking.order = order_by_need(schools, ranking.score);
    ranking.rank.resize(schools.size());
    for (std::size_t place = 0; place < ranking.order.size(); ++place)
        ranking.rank[ranking.order[place]] = place + 1;
    return ranking;
}

} // namespace planner
