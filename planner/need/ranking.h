// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "planner/data/schools.h"
#include "planner/need/indicators.h"

namespace planner {

/// The indicators of METHODS.md "Need score", in its order.
inline constexpr std::size_t criterion_count = 14;
inline constexpr std::array<std::string_view, criterion_count> criterion_names{"speed_gap",
                                                                               "coverage_gap",
                                                                               "fiber_distance",
                                                                               "electricity",
                                                                               "learners_per_device",
                                                                               "connected_device_share",
                                                                               "untrained_teachers",
                                                                               "wealth",
                                                                               "adapted",
                                                                               "girls",
                                                                               "language",
                                                                               "learners",
                                                                               "unserved_population",
                                                                               "context"};

/// A weight of each criterion; only the ratios matter.
using CriterionWeights = std::array<double, criterion_count>;
/// A column of each criterion, one row per school.
using CriterionColumns = std::array<std::vector<double>, criterion_count>;

/// Which difference between two schools on one criterion counts, in the unit of the compared columns.
struct PreferenceThresholds {
    double indifference = 0.05; // up to here it counts nothing
    double preference = 0.5;    // from here on it counts in full; at least indifference

    friend bool operator==(const PreferenceThresholds&, const PreferenceThresholds&) = default;
};

/// How need is scored.
struct RankingRules {
    enum class Normalisation { goalposts, min_max, z, rank };
    enum class Aggregation { additive, geometric, topsis, promethee };
    Normalisation normalisation = Normalisation::goalposts;
    Aggregation aggregation = Aggregation::additive;
    PreferenceThresholds thresholds{}; // in normalised need; promethee alone
    CriterionWeights weights{.15, .08, .07, .10, .10, .05, .10, .08, .05, .04, .03, .08, .07, 0};
    double target_mbps = 20.0;      // of the speed gap
    double school_age_share = 0.25; // of the population; unserved_population
    double underserved_score = 0.5; // at or above: underserved

    friend bool operator==(const RankingRules&, const RankingRules&) = default;
};

/// Need of every school. Rows as in Dataset::schools.
struct Ranking {
    CriterionColumns need;            // normalised, 1 = neediest; NaN = not known
    CriterionColumns contribution;    // to the score; sums to it, but with geometric; 0 where need is not known
    std::vector<double> score;        // 0..1, with z any sign; with promethee -1..1; NaN: nothing is known
    std::vector<double> completeness; // share of the weight whose indicator is known, 0..1
    std::vector<std::size_t> order;   // rows, neediest first, those without a score last; ties by id, place, name
    std::vector<std::size_t> rank;    // 1 = neediest
};

/// Score of each school from its normalised need, and what each criterion adds to it; what is not known drops out and
/// the rest is renormalised. NaN where no criterion of any weight is known. Additive: sum of w I / sum of w. Geometric:
/// product of (eps + (1 - eps) I)^(w / sum of w), eps = 0.01; its contributions are the additive ones. TOPSIS: D- /
/// (D+ + D-); a contribution is the criterion's share of D- squared, times the score. PROMETHEE II: sum of w phi / sum
/// of w with the net flow phi on each criterion. Source: METHODS.md "Aggregation".
void score_schools(const RankingRules& rules, Ranking& ranking);

/// Scores and orders the schools. Missing indicators drop out and the rest is renormalised.
/// Source: METHODS.md "Need score".
Ranking rank_schools(const Schools& schools, const Indicators& indicators, const RankingRules& rules);

/// Mean over the schools of |rank - rank in the other ranking|, in places; 0 without a school.
/// Source: METHODS.md "Entropy weights".
double mean_rank_shift(const Ranking& ranking, const Ranking& other);

} // namespace planner
