// SPDX-License-Identifier: Apache-2.0
#include "planner/need/ranking.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>
#include <utility>

#include "geo/missing.h"
#include "planner/data/tie_key.h"
#include "planner/need/criteria.h"
#include "planner/need/normalise.h"
#include "planner/need/preference_flows.h"
#include "planner/need/topsis.h"

namespace planner {
namespace {

constexpr double geometric_floor = 0.01; // eps: keeps one criterion of no need from making the whole score zero

/// Weight of the criteria that are known of each school.
std::vector<double> sum_known_weights(const CriterionColumns& need, const CriterionWeights& weights) {
    std::vector<double> known(need.front().size(), 0.0);
    for (std::size_t school = 0; school < known.size(); ++school) {
        for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
            if (!std::isnan(need[criterion][school])) known[school] += weights[criterion];
        }
    }
    return known;
}

/// Weighted mean of what is known in the columns; the contributions are its terms.
void score_by_sum(const CriterionColumns& columns, const CriterionWeights& weights, const std::vector<double>& known,
                  Ranking& ranking) {
    for (std::size_t school = 0; school < known.size(); ++school) {
        if (known[school] <= 0.0) continue;
        double weighted_sum = 0.0;
        for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
            const double value = columns[criterion][school];
            if (std::isnan(value)) continue;
            weighted_sum += weights[criterion] * value;
            ranking.contribution[criterion][school] = weights[criterion] * value / known[school];
        }
        ranking.score[school] = weighted_sum / known[school];
    }
}

/// Need as a share that a logarithm takes: z scores may lie outside 0..1.
double geometric_factor(double need, double weight) {
    const double share = std::clamp(need, 0.0, 1.0);
    return weight * std::log(geometric_floor + (1.0 - geometric_floor) * share);
}

void score_by_product(const CriterionWeights& weights, const std::vector<double>& known, Ranking& ranking) {
    for (std::size_t school = 0; school < known.size(); ++school) {
        if (known[school] <= 0.0) continue;
        double log_sum = 0.0;
        for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
            const double need = ranking.need[criterion][school];
            if (!std::isnan(need)) log_sum += geometric_factor(need, weights[criterion]);
        }
        ranking.score[school] = std::exp(log_sum / known[school]);
    }
}

/// Net flow on each criterion.
CriterionColumns net_flows(const CriterionColumns& need, const PreferenceThresholds& thresholds) {
    CriterionColumns net;
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        const PreferenceFlows flows = measure_flows(need[criterion], thresholds);
        net[criterion].resize(flows.leaving.size());
        std::ranges::transform(flows.leaving, flows.entering, net[criterion].begin(), std::minus{});
    }
    return net;
}

void score_by_closeness(const CriterionWeights& weights, Ranking& ranking) {
    NeedDistances distances = measure_need_distances(ranking.need, weights);
    ranking.score = closeness(distances);
    ranking.contribution = std::move(distances.share);
    for (std::vector<double>& column : ranking.contribution) {
        for (std::size_t school = 0; school < column.size(); ++school) {
            if (column[school] > 0.0) column[school] *= ranking.score[school];
        }
    }
}

/// Rows by falling score, those without one last; ties by id, then place, then name.
std::vector<std::size_t> order_by_need(const Schools& schools, const std::vector<double>& score) {
    std::vector<std::size_t> order(schools.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        if (std::isnan(score[a]) != std::isnan(score[b])) return std::isnan(score[b]);
        if (score[a] > score[b] || score[a] < score[b]) return score[a] > score[b];
        return tie_key(schools, a) < tie_key(schools, b);
    });
    return order;
}

} // namespace

void score_schools(const RankingRules& rules, Ranking& ranking) {
    using Aggregation = RankingRules::Aggregation;
    const std::vector<double> known = sum_known_weights(ranking.need, rules.weights);
    const double weight_total = std::accumulate(rules.weights.begin(), rules.weights.end(), 0.0);
    ranking.score.assign(known.size(), geo::missing);
    for (std::vector<double>& column : ranking.contribution)
        column.assign(known.size(), 0.0);
    ranking.completeness.resize(known.size());
    std::ranges::transform(known, ranking.completeness.begin(),
                           [&](double weight) { return weight > 0.0 ? weight / weight_total : 0.0; });
    switch (rules.aggregation) {
    case Aggregation::additive:
        score_by_sum(ranking.need, rules.weights, known, ranking);
        break;
    case Aggregation::geometric:
        score_by_sum(ranking.need, rules.weights, known, ranking);
        score_by_product(rules.weights, known, ranking);
        break;
    case Aggregation::topsis:
        score_by_closeness(rules.weights, ranking);
        break;
    case Aggregation::promethee:
        score_by_sum(net_flows(ranking.need, rules.thresholds), rules.weights, known, ranking);
        break;
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

double mean_rank_shift(const Ranking& ranking, const Ranking& other) {
    double places = 0.0;
    for (std::size_t school = 0; school < ranking.rank.size(); ++school) {
        places += std::abs(static_cast<double>(ranking.rank[school]) - static_cast<double>(other.rank[school]));
    }
    return ranking.rank.empty() ? 0.0 : places / static_cast<double>(ranking.rank.size());
}

} // namespace planner
