// SPDX-License-Identifier: Apache-2.0
#include "planner/need/entropy_weights.h"

#include <cmath>

#include "tests/planner/need/worked_matrix.h"
#include "tests/tables.h"

TEST_CASE("Entropy weights are those of the worked matrix", "[entropy_weights]") {
    const auto weights = planner::entropy_weights(tests::worked_matrix(), tests::worked_weights);
    CHECK(weights[0] == Approx(.309522).margin(5e-7)); // METHODS.md "Entropy weights"
    CHECK(weights[1] == Approx(.427260).margin(5e-7));
    CHECK(weights[2] == Approx(.263218).margin(5e-7));
}

TEST_CASE("What tells no schools apart has no entropy weight", "[entropy_weights]") {
    planner::CriterionColumns need = tests::worked_matrix();
    need[1].assign(4, 5.0);
    need[3] = {0.0, 1.0, 0.0, 0.0}; // of no weight
    const auto weights = planner::entropy_weights(need, tests::worked_weights);
    CHECK(weights[1] == 0.0);
    CHECK(weights[3] == 0.0);
    CHECK(weights[0] + weights[2] == Approx(1.0));
    need.fill({0.4}); // one school
    CHECK(planner::entropy_weights(need, tests::worked_weights) == planner::CriterionWeights{});
    need.fill({});
    CHECK(planner::entropy_weights(need, tests::worked_weights) == planner::CriterionWeights{});
}

TEST_CASE("What few schools know has a small entropy weight", "[entropy_weights]") {
    planner::CriterionColumns need = tests::worked_matrix();
    need[0] = {1.0, 0.0, 0.0, 0.0};
    need[1] = {1.0, 0.0, geo::missing, geo::missing};
    need[2].assign(4, geo::missing);
    const auto weights = planner::entropy_weights(need, tests::worked_weights);
    CHECK(weights[0] == Approx(2.0 / 3.0)); // both have e = 0; two of four know the second
    CHECK(weights[1] == Approx(1.0 / 3.0));
    CHECK(weights[2] == 0.0);
}

TEST_CASE("A ranking by one criterion does not move with entropy weights", "[entropy_weights]") {
    const planner::Schools schools = tests::six_schools();
    const planner::Indicators indicators = tests::unknown_indicators(6);
    planner::RankingRules rules;
    rules.weights = {};
    rules.weights[0] = 2.0;
    const auto of = [&] {
        return planner::reweigh_by_entropy(schools, indicators, rules, rank_schools(schools, indicators, rules));
    };
    CHECK(of().weights[0] == 1.0);
    CHECK(of().mean_rank_shift == 0.0);
    rules.weights = {};
    rules.weights[7] = 1.0; // wealth, not known of any
    CHECK(std::isnan(of().mean_rank_shift));
}
