// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/need/ranking.h"

namespace planner {

/// Weights from how unevenly need is spread over the schools, of the criteria that `weights` counts: (1 - e) times the
/// share of schools that know the criterion, e = -sum of p ln p / ln n, p = shares of the min-max of need. They sum to
/// 1; all are 0 where no criterion tells schools apart. Source: METHODS.md "Entropy weights".
CriterionWeights entropy_weights(const CriterionColumns& need, const CriterionWeights& weights);

/// How far a ranking hangs on its weights.
struct EntropySensitivity {
    CriterionWeights weights{};   // of entropy_weights
    double mean_rank_shift = 0.0; // places that a school moves with them; NaN where they are all 0
};

/// The same schools ranked with entropy weights instead, all other rules alike. Source: METHODS.md "Entropy weights".
EntropySensitivity reweigh_by_entropy(const Schools& schools, const Indicators& indicators, const RankingRules& rules,
                                      const Ranking& ranking);

} // namespace planner
