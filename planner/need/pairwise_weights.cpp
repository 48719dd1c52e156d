// SPDX-License-Identifier: Apache-2.0
#include "planner/need/pairwise_weights.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <set>
#include <utility>
#include <vector>

namespace planner {
namespace {

using Matrix = std::array<CriterionWeights, criterion_count>; // rows; 0 where a criterion is not compared

/// Mean consistency index of random comparisons of so many criteria. Source: METHODS.md "Compared criteria".
constexpr std::array<double, most_compared_criteria + 1> random_index{0,    0,    0,    0.58, 0.90, 1.12,
                                                                      1.24, 1.32, 1.41, 1.45, 1.49};

std::set<std::size_t> compared_criteria(std::span<const CriterionComparison> comparisons) {
    std::set<std::size_t> criteria;
    for (const CriterionComparison& comparison : comparisons)
        criteria.insert({comparison.first, comparison.second});
    return criteria;
}

Matrix reciprocal_matrix(std::span<const CriterionComparison> comparisons) {
    Matrix matrix{};
    for (const std::size_t criterion : compared_criteria(comparisons))
        matrix[criterion][criterion] = 1.0;
    for (const auto& [first, second, times] : comparisons) {
        matrix[first][second] = times;
        matrix[second][first] = 1.0 / times;
    }
    return matrix;
}

CriterionWeights multiply(const Matrix& matrix, const CriterionWeights& weights) {
    CriterionWeights product;
    std::ranges::transform(matrix, product.begin(), [&](const CriterionWeights& row) {
        return std::inner_product(row.begin(), row.end(), weights.begin(), 0.0);
    });
    return product;
}

} // namespace

bool compares_every_pair(std::span<const CriterionComparison> comparisons) {
    std::set<std::pair<std::size_t, std::size_t>> pairs;
    for (const auto& [first, second, times] : comparisons) {
        if (first == second || !pairs.insert(std::minmax(first, second)).second) return false;
    }
    const std::size_t count = compared_criteria(comparisons).size();
    return count >= 2 && count <= most_compared_criteria && pairs.size() == count * (count - 1) / 2;
}

PairwiseWeights weigh_pairwise(std::span<const CriterionComparison> comparisons) {
    constexpr int most_steps = 1'000; // ten criteria that contradict each other need some 150
    constexpr double settled = 1e-15;
    const Matrix matrix = reciprocal_matrix(comparisons);
    const double count = static_cast<double>(compared_criteria(comparisons).size());
    PairwiseWeights result;
    for (std::size_t criterion = 0; criterion < criterion_count; ++criterion)
        result.weights[criterion] = matrix[criterion][criterion] / count;

    double change = 1.0;
    for (int step = 0; step < most_steps && change > settled; ++step) { // powers of the matrix turn towards it
        CriterionWeights next = multiply(matrix, result.weights);
        result.eigenvalue = std::accumulate(next.begin(), next.end(), 0.0);
        change = 0.0;
        for (std::size_t criterion = 0; criterion < criterion_count; ++criterion) {
            next[criterion] /= result.eigenvalue;
            change = std::max(change, std::abs(next[criterion] - result.weights[criterion]));
        }
        result.weights = next;
    }
    result.consistency_index = (result.eigenvalue - count) / (count - 1.0);
    const double random = random_index[static_cast<std::size_t>(count)];
    if (random > 0.0) result.consistency_ratio = result.consistency_index / random;
    return result;
}

} // namespace planner
