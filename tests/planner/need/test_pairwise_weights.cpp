// SPDX-License-Identifier: Apache-2.0
#include "planner/need/pairwise_weights.h"

#include <cmath>
#include <numeric>
#include <vector>

#include "tests/catch.h"

using planner::CriterionComparison;

TEST_CASE("Weights of compared criteria are the worked ones", "[pairwise_weights]") {
    const auto weighed = planner::weigh_pairwise(std::vector<CriterionComparison>{{0, 1, 3}, {0, 2, 5}, {1, 2, 2}});
    CHECK(weighed.weights[0] == Approx(.648329).margin(5e-7));
    CHECK(weighed.weights[1] == Approx(.229651).margin(5e-7));
    CHECK(weighed.weights[2] == Approx(.122020).margin(5e-7));
    CHECK(weighed.eigenvalue == Approx(3.003695).margin(5e-7));
    CHECK(weighed.consistency_index == Approx(.001847).margin(5e-7));
    CHECK(weighed.consistency_ratio == Approx(.003185).margin(5e-7));
    const double means = std::cbrt(15.0) + std::cbrt(2.0 / 3.0) + std::cbrt(0.1); // geometric, the same for three
    CHECK(weighed.weights[0] == Approx(std::cbrt(15.0) / means).epsilon(1e-12));
}

TEST_CASE("Comparisons that agree give their ratios, whichever way round they are stated", "[pairwise_weights]") {
    std::vector<CriterionComparison> comparisons; // of criteria 3 to 12 that matter like 9, 8.5, 8 .. 4.5
    const auto matters = [](std::size_t criterion) { return 10.5 - static_cast<double>(criterion) / 2.0; };
    double sum = 0.0;
    for (std::size_t first = 3; first <= 12; ++first) {
        sum += matters(first);
        for (std::size_t second = first + 1; second <= 12; ++second) {
            const double times = matters(first) / matters(second);
            comparisons.push_back(second % 2 == 0 ? CriterionComparison{first, second, times}
                                                  : CriterionComparison{second, first, 1.0 / times});
        }
    }
    REQUIRE(planner::compares_every_pair(comparisons));
    const auto weighed = planner::weigh_pairwise(comparisons);
    for (std::size_t criterion = 3; criterion <= 12; ++criterion)
        CHECK(weighed.weights[criterion] == Approx(matters(criterion) / sum).epsilon(1e-12));
    CHECK(weighed.weights[0] == 0.0);
    CHECK(weighed.eigenvalue == Approx(10.0).epsilon(1e-12));
    CHECK(weighed.consistency_ratio == Approx(0.0).margin(1e-12));
}

TEST_CASE("A circle of judgements weighs all alike and contradicts itself", "[pairwise_weights]") {
    const auto weighed = planner::weigh_pairwise(std::vector<CriterionComparison>{{0, 1, 9}, {1, 2, 9}, {2, 0, 9}});
    CHECK(weighed.weights[1] == Approx(1.0 / 3.0).epsilon(1e-12));
    CHECK(weighed.eigenvalue == Approx(1.0 + 9.0 + 1.0 / 9.0).epsilon(1e-12)); // the sum of every row
    CHECK(weighed.consistency_ratio > planner::inconsistent_ratio);
}

TEST_CASE("Two criteria never contradict each other", "[pairwise_weights]") {
    const auto weighed = planner::weigh_pairwise(std::vector<CriterionComparison>{{4, 2, 3}});
    CHECK(weighed.weights[4] == Approx(0.75).epsilon(1e-12));
    CHECK(weighed.weights[2] == Approx(0.25).epsilon(1e-12));
    CHECK(weighed.consistency_ratio == 0.0);
}

TEST_CASE("Every pair is to be compared once, of two to ten criteria", "[pairwise_weights]") {
    CHECK(planner::compares_every_pair(std::vector<CriterionComparison>{{0, 1, 3}, {2, 0, 5}, {1, 2, 2}}));
    CHECK_FALSE(planner::compares_every_pair(std::vector<CriterionComparison>{{0, 1, 3}, {0, 2, 5}}));
    CHECK_FALSE(planner::compares_every_pair(std::vector<CriterionComparison>{{0, 1, 3}, {1, 0, 3}}));
    CHECK_FALSE(planner::compares_every_pair(std::vector<CriterionComparison>{{0, 0, 1}}));
    CHECK_FALSE(planner::compares_every_pair({}));
    std::vector<CriterionComparison> eleven;
    for (std::size_t first = 0; first < 11; ++first) {
        for (std::size_t second = first + 1; second < 11; ++second)
            eleven.push_back({first, second, 1.0});
    }
    CHECK_FALSE(planner::compares_every_pair(eleven));
}
