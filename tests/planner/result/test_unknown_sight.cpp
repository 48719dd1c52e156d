// SPDX-License-Identifier: Apache-2.0
#include "planner/result/unknown_sight.h"

#include <algorithm>
#include <memory>

#include "planner/result/check_scenario.h"
#include "planner/result/study.h"
#include "tests/planner/network/terrain.h"

using tests::at_km;

namespace {

/// Five schools with a mast in the north, two with one in the south, radio alone; the ground is known south of
/// `void_km`.
std::shared_ptr<const planner::ScenarioResult> simulate(double void_km) {
    tests::Terrain terrain{
        {at_km(1, 5), at_km(2, 5), at_km(3, 5), at_km(4, 5), at_km(5, 5), at_km(1, -5), at_km(2, -5)}};
    tests::add_tower(terrain.dataset, "north", at_km(0, 6));
    tests::add_tower(terrain.dataset, "south", at_km(0, -6));
    terrain.raise([&](double, double north_km) { return north_km < void_km ? 100.0F : -9'999.0F; });
    planner::Scenario scenario;
    scenario.network.fiber.enabled = scenario.network.cellular.enabled = scenario.network.satellite.enabled = false;
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(terrain.dataset)}.simulate(scenario, progress);
}

} // namespace

TEST_CASE("Radio links over voids of the relief are counted and named, beside the run and among its issues",
          "[unknown_sight]") {
    const auto known = simulate(10.0), half_void = simulate(0.0);
    CHECK(describe_unknown_sight(*known).empty());
    CHECK(std::ranges::count(known->plan->outcome, planner::Outcome::point_to_point) == 7);
    const std::string told =
        "5 of 7 radio links lead over voids of the relief, their sight is not known: s1, s2, s3 and 2 more";
    CHECK(describe_unknown_sight(*half_void) == told);
    const auto issues = planner::check_result(*half_void);
    const auto issue = std::ranges::find(issues, "unknown_sight", &geo::Issue::code);
    REQUIRE(issue != issues.end());
    CHECK(issue->layer == "elevation");
    CHECK(issue->message == told);
    CHECK(std::ranges::count(planner::check_result(*known), "unknown_sight", &geo::Issue::code) == 0);
}
