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

TEST_CASE("What a person decides otherwise is described school by school and road by road, while these are few",
          "[describe_change]") {
    using planner::Technology;
    planner::Scenario before, after;
    set_override(before.overrides, "both", {.lock = Technology::satellite});
    set_override(after.overrides, "both", {.lock = Technology::satellite});
    set_override(before.overrides, "a", {.lock = Technology::point_to_point});
    set_override(after.overrides, "b", {.forbid = {Technology::cellular, Technology::satellite}});
    CHECK(describe_change(before, after) == "School a: as the plan decides; School b: never by cellular, satellite");
    CHECK(describe_change(after, before) == "School a: always by point to point; School b: as the plan decides");

    before = after = {};
    set_override(after.overrides, "c", {.is_excluded = true});
    set_override(after.overrides.roads, "r", planner::RoadOverride::locked);
    set_override(before.overrides.roads, "s", planner::RoadOverride::forbidden);
    propose_node(before.indicators.nodes, {"old", {30.0, 1.0}});
    propose_node(after.indicators.nodes, {"new", {30.0, 1.0}});
    CHECK(describe_change(before, after) == "School c: left out of the plan; Road r: fiber along it anyway; "
                                            "Road s: as the plan decides; Node old: withdrawn; Node new: proposed");
    set_override(after.overrides.roads, "t", planner::RoadOverride::forbidden);
    CHECK(describe_change(before, after) ==
          "School c: left out of the plan; Road r: fiber along it anyway; Road s: as the plan decides; "
          "Road t: no fiber along it; Node old: withdrawn; and 1 more");
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
