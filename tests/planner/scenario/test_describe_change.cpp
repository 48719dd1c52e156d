// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/keys.h"
#include "tests/catch.h"
#include "tests/planner/scenario/random_scenario.h"

TEST_CASE("A change is described in words", "[describe_change]") {
    const planner::Scenario before;
    planner::Scenario after = before;
    CHECK(describe_change(before, after).empty());
    after.rates.fiber.capex_usd_per_km = 9'000;
    CHECK(describe_change(before, after) == "Fiber route 12,000 -> 9,000 USD/km");
    after.objective.budget_usd = 40e6;
    CHECK(describe_change(before, after) == "Fiber route 12,000 -> 9,000 USD/km; Budget none -> 40,000,000 USD");
}

TEST_CASE("Whatever differs between two scenarios is described", "[describe_change]") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const planner::Scenario one = tests::random_scenario(seed), other = tests::random_scenario(seed + 1);
        CHECK(describe_change(one, one).empty());
        CHECK_FALSE(describe_change(one, other).empty());
    }
    planner::Scenario ranged;
    ranged.uncertain["fiber.capex_usd_per_km"] = {5'000, 25'000, "triangular", ""};
    CHECK(describe_change({}, ranged) == "Fiber route, range none -> 5,000 to 25,000");
}
