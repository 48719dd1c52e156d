// SPDX-License-Identifier: Apache-2.0
#include "planner/result/equity.h"

#include <cmath>
#include <memory>
#include <random>
#include <vector>

#include "planner/result/access.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/tables.h"

namespace {

const std::vector<double> values{1, 2, 3, 4, 10}; // worked value of METHODS.md "Equity"
const std::vector<double> equal_weights(5, 1.0);

/// From the definition, over all pairs.
double gini_of_pairs(const std::vector<double>& value, const std::vector<double>& weight) {
    double weight_sum = 0.0, total = 0.0, difference = 0.0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        weight_sum += weight[i];
        total += weight[i] * value[i];
        for (std::size_t j = 0; j < value.size(); ++j)
            difference += weight[i] * weight[j] * std::abs(value[i] - value[j]);
    }
    return difference / (2.0 * weight_sum * total);
}

} // namespace

TEST_CASE("Gini gives the worked values, with and without weights", "[equity]") {
    CHECK(planner::gini(values, equal_weights).value() == Approx(0.4).epsilon(1e-12));
    CHECK(planner::gini(values, std::vector<double>{5, 4, 3, 2, 1}).value() == Approx(0.373333).epsilon(1e-5));
}

TEST_CASE("What each learner has today is the school's speed over its learners", "[equity]") {
    planner::Dataset dataset;
    dataset.schools = tests::six_schools();
    geo::Progress progress;
    const auto result =
        planner::Study{std::make_shared<const planner::Dataset>(std::move(dataset))}.simulate({}, progress);
    const std::vector<double> mbps = planner::access_before(*result);
    const std::vector<double> printed_kbps{50, 16, 0, 0, 0, 57.8947}; // 40 Mbps over 800 learners, ...
    REQUIRE(mbps.size() == printed_kbps.size());
    for (std::size_t school = 0; school < mbps.size(); ++school)
        CHECK(1'000 * mbps[school] == Approx(printed_kbps[school]).margin(5e-5));
}

TEST_CASE("Gini by sorting equals the sum over all pairs", "[equity]") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        std::mt19937_64 random{seed};
        std::vector<double> value(40), weight(40);
        for (double& y : value)
            y = random() % 3 == 0 ? 0.0 : static_cast<double>(random() % 1'000);
        for (double& w : weight)
            w = static_cast<double>(random() % 500);
        CHECK(planner::gini(value, weight).value() == Approx(gini_of_pairs(value, weight)).epsilon(1e-9));
    }
}

TEST_CASE("Theil splits into the worked parts, between and within groups", "[equity]") {
    const auto split = planner::theil_split(values, equal_weights, std::vector<std::size_t>{0, 0, 0, 1, 1}, 2).value();
    CHECK(split.between == Approx(0.183786897).epsilon(1e-8));
    CHECK(split.within == Approx(0.092576722).epsilon(1e-8));
    CHECK(split.between + split.within == Approx(0.276363619).epsilon(1e-8));
}

TEST_CASE("Theil between and within sum to the whole, however the groups are drawn", "[equity]") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        std::mt19937_64 random{seed};
        std::vector<double> value(50), weight(50);
        std::vector<std::size_t> group(50);
        for (double& y : value)
            y = random() % 4 == 0 ? 0.0 : static_cast<double>(random() % 1'000);
        for (double& w : weight)
            w = static_cast<double>(1 + random() % 500);
        for (std::size_t& area : group)
            area = random() % 6;
        const auto split = planner::theil_split(value, weight, group, 6).value();
        const auto whole = planner::theil_split(value, weight, std::vector<std::size_t>(50, 0), 1).value();
        CHECK(split.between + split.within == Approx(whole.within).epsilon(1e-9));
        CHECK(split.within >= -1e-12);
        CHECK(split.between >= -1e-12);
    }
}

TEST_CASE("Equality is 0, and where nobody has anything there is no measure", "[equity]") {
    CHECK(planner::gini(std::vector<double>{3, 3}, std::vector<double>{1, 9}).value() == Approx(0.0).margin(1e-12));
    CHECK_FALSE(planner::gini(std::vector<double>{0, 0}, std::vector<double>{1, 1}).has_value());
    CHECK_FALSE(planner::gini({}, {}).has_value());
    CHECK_FALSE(planner::theil_split(std::vector<double>{5}, std::vector<double>{0}, std::vector<std::size_t>{0}, 1)
                    .has_value());
}
