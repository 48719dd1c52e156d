// SPDX-License-Identifier: Apache-2.0
#include "planner/need/entropy_weights.h"

#include <cmath>
#include <numeric>

#include "geo/missing.h"
#include "planner/need/normalise.h"

namespace planner {
namespace {

/// (1 - e) x the share of schools that know the criterion; 0 where all are alike or fewer than two know it.
double information(const std::vector<double>& need) {
    double known = 0.0, sum = 0.0;
    const std::vector<double> shares = normalise({need, false}, RankingRules::Normalisation::min_max);
    for (const double share : shares) {
        if (std::isnan(share)) continue;
        known += 1.0;
        sum += share;
    }
    if (sum <= 0.0) return 0.0;
    double entropy = 0.0;
    for (const double share : shares) {
        if (share > 0.0) entropy -= share / sum * std::log(share / sum);
    }
    return (1.0 - entropy / std::log(known)) * known / static_cast<double>(need.size());
}

} // namespace

CriterionWeights entropy_weights(const CriterionColumns& need, const CriterionWeights& weights) {
    CriterionWeights informed{};
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
        if (weights[criterion] > 0.0) informed[criterion] = information(need[criterion]);
    }
    const double total = std::accumulate(informed.begin(), informed.end(), 0.0);
    if (total <= 0.0) return {};
    for (double& weight : informed)
        weight /= total;
    return informed;
}

EntropySensitivity reweigh_by_entropy(const Schools& schools, const Indicators& indicators, const RankingRules& rules,
                                      const Ranking& ranking) {
    RankingRules reweighed = rules;
    reweighed.weights = entropy_weights(ranking.need, rules.weights);
    if (reweighed.weights == CriterionWeights{}) return {{}, geo::missing};
    return {reweighed.weights, mean_rank_shift(ranking, rank_schools(schools, indicators, reweighed))};
}

} // namespace planner
