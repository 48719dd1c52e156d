// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>

#include "planner/need/ranking.h"

namespace planner {

/// A person's judgement: the first criterion matters so many times as much as the second.
struct CriterionComparison {
    std::size_t first = 0, second = 0; // positions in criterion_names
    double times = 1.0;                // 1 alike .. 9 extremely more

    friend bool operator==(const CriterionComparison&, const CriterionComparison&) = default;
};

/// Criteria that may be compared: for no more of them does a random index stand in METHODS.md "Compared criteria".
inline constexpr std::size_t most_compared_criteria = 10;
/// Comparisons from this consistency ratio on contradict each other. Source: METHODS.md "Compared criteria".
inline constexpr double inconsistent_ratio = 0.10;

/// Weights from comparisons, and how well these agree.
struct PairwiseWeights {
    CriterionWeights weights{};     // the principal eigenvector, sums to 1; 0 for criteria that are not compared
    double eigenvalue = 0.0;        // the principal one; the number of criteria where all agree, else more
    double consistency_index = 0.0; // (eigenvalue - n) / (n - 1)
    double consistency_ratio = 0.0; // to the index of random comparisons; 0 for two criteria
};

/// Whether 2 to 10 criteria are compared, every pair of them once.
bool compares_every_pair(std::span<const CriterionComparison> comparisons);

/// The weights of the analytic hierarchy process, of comparisons as compares_every_pair wants them.
/// Source: METHODS.md "Compared criteria".
PairwiseWeights weigh_pairwise(std::span<const CriterionComparison> comparisons);

} // namespace planner
