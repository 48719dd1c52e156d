// SPDX-License-Identifier: Apache-2.0
#include "planner/people/fleet.h"
#include "tests/catch.h"

#include <cmath>
#include <numeric>

namespace {

/// Worked value of METHODS.md "Fleet": breakage 6 % of which 70 % repaired, loss 3 %, five years.
const planner::Wear worked{0.06, 0.7, 0.03, 5};

} // namespace

TEST_CASE("A fleet of a hundred is kept at its size by the purchases of the worked example", "[fleet]") {
    CHECK(worked.attrition_per_year() == Approx(0.048));
    const planner::FleetPlan plan = planner::plan_fleet(worked, 0.0, 0.0, 11);
    const std::vector<double> printed{100, 4.8, 4.8, 4.8, 4.8, 82.996, 8.553, 8.553, 8.553, 8.553, 69.700};
    REQUIRE(plan.purchases.size() == printed.size());
    for (std::size_t year = 0; year < printed.size(); ++year) {
        CHECK(100.0 * plan.purchases[year] == Approx(printed[year]).margin(5e-4)); // printed to three digits
    }
    // what is bought in the fifth year beyond attrition are the survivors of the first cohort if nobody replaced the
    // lost ones: 100 x (1 - .048)^5
    CHECK(100.0 * (plan.purchases[5] - plan.purchases[4]) == Approx(78.196).margin(5e-4));
    CHECK(std::pow(1.0 - worked.attrition_per_year(), 5) == Approx(0.78196).margin(5e-6));
    const double ten_years = std::accumulate(plan.purchases.begin(), plan.purchases.end() - 1, 0.0);
    CHECK(100.0 * ten_years == Approx(236.410).margin(5e-4));
}

TEST_CASE("Without wear a fleet is bought anew at the end of each life", "[fleet]") {
    const planner::FleetPlan plan = planner::plan_fleet({0.0, 0.0, 0.0, 4}, 0.0, 0.0, 10);
    CHECK(plan.purchases == std::vector<double>{1, 0, 0, 0, 1, 0, 0, 0, 1, 0});
    CHECK(plan.residual_share == Approx(2.0 / 4.0)); // bought at t = 8, two of four years left at t = 10
}

TEST_CASE("A fleet that is there already is replaced as it ages", "[fleet]") {
    const planner::FleetPlan plan = planner::plan_fleet({0.0, 0.0, 0.0, 4}, 1.0, 0.0, 5);
    for (std::size_t year = 0; year < 5; ++year)
        CHECK(plan.purchases[year] == Approx(year == 0 ? 0.0 : 0.25));
}

TEST_CASE("Purchases are linear in the part of the fleet that exists", "[fleet]") {
    const planner::FleetPlan none = planner::plan_fleet(worked, 0.0, 0.02, 12);
    const planner::FleetPlan all = planner::plan_fleet(worked, 1.0, 0.02, 12);
    const planner::FleetPlan some = planner::plan_fleet(worked, 0.3, 0.02, 12);
    for (std::size_t year = 0; year < 12; ++year) {
        CHECK(some.purchases[year] == Approx(0.7 * none.purchases[year] + 0.3 * all.purchases[year]));
    }
    CHECK(some.residual_share == Approx(0.7 * none.residual_share + 0.3 * all.residual_share));
}

TEST_CASE("A growing fleet buys what growth asks for", "[fleet]") {
    const planner::FleetPlan plan = planner::plan_fleet({0.0, 0.0, 0.0, 20}, 0.0, 0.10, 3);
    CHECK(plan.purchases[0] == Approx(1.0));
    CHECK(plan.purchases[1] == Approx(0.10));
    CHECK(plan.purchases[2] == Approx(1.21 - 1.10));
}

TEST_CASE("Devices that are bought later are worth what they cost then", "[fleet]") {
    // every four years without wear, a tenth cheaper each year: the one of t = 8 has half of its life left
    const planner::FleetPlan plan = planner::plan_fleet({0.0, 0.0, 0.0, 4, {.decline_per_year = 0.1}}, 0.0, 0.0, 10);
    for (std::size_t year = 0; year < 10; ++year)
        CHECK(plan.price[year] == Approx(std::pow(0.9, year)));
    CHECK(plan.residual_share == Approx(std::pow(0.9, 8) / 2.0));
    // those that are there already are worth what one costs today: a quarter each, three quarters, half, a quarter left
    const planner::FleetPlan old = planner::plan_fleet({0.0, 0.0, 0.0, 4, {.decline_per_year = 0.1}}, 1.0, 0.0, 1);
    CHECK(old.residual_share == Approx(0.25 * (0.75 + 0.5 + 0.25)));
}

TEST_CASE("Devices retire at the end of their life, what wear took apart", "[fleet]") {
    CHECK(planner::plan_fleet({0.0, 0.0, 0.0, 4}, 0.0, 0.0, 9).retired ==
          std::vector<double>{0, 0, 0, 1, 0, 0, 0, 1, 0});
    // the first hundred of the worked example: 78.196 of them reach their fifth year
    CHECK(100.0 * planner::plan_fleet(worked, 0.0, 0.0, 6).retired[4] == Approx(78.196).margin(5e-4));
}
