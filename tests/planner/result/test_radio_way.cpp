// SPDX-License-Identifier: Apache-2.0
#include "planner/result/radio_way.h"

#include <cmath>
#include <memory>
#include <string>
#include <variant>

#include "planner/output/link_layers.h"
#include "planner/result/explain_school.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::Outcome;
using tests::at_km;

namespace {

/// Radio of at most 12 km is all there is: the first school reaches the tower, the others lead over it.
planner::Scenario radio_alone() {
    planner::Scenario scenario;
    scenario.network.fiber.enabled = scenario.network.cellular.enabled = scenario.network.satellite.enabled = false;
    scenario.network.point_to_point.link.max_range_m = 12'000.0;
    return scenario;
}

std::shared_ptr<const planner::ScenarioResult> plan_over_relay(const planner::Scenario& scenario) {
    planner::Dataset dataset = tests::schools_at({at_km(0, 10), at_km(0, 20), at_km(0, 21)});
    tests::add_site(dataset, "tower", at_km(0, 0), {false, true, false, false});
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(std::move(dataset))};
    return study.simulate(scenario, progress);
}

} // namespace

TEST_CASE("A plan over a relay builds one tower, and its link carries the schools behind it", "[radio_way]") {
    const auto result = plan_over_relay(radio_alone());
    CHECK(result->plan->outcome == std::vector(3, Outcome::point_to_point));
    CHECK(result->plan->radio_users == std::vector<std::size_t>{3, 1, 1});
    CHECK(result->totals.relay_towers == 1);
    CHECK(radio_way(*result->layout, 2) == std::vector<std::size_t>{2, 0});
    const double mbps = result->scenario.demand.minimum_mbps; // of each: learners are not known
    CHECK(radio_load_mbps(*result) == std::vector{3.0 * mbps, mbps, mbps});
    CHECK_THAT(explain_school(*result, 1), Catch::Contains("over 2 radio links"));
}

TEST_CASE("A school whose relay is full comes over the next one, in the plan, its links and its load", "[radio_way]") {
    // "s1" and "s2" reach the tower; "s3" and "s4" reach these two, "s1" at 16 and 17 km, "s2" at 25.
    planner::Dataset dataset = tests::schools_at({at_km(0, 20), at_km(20, 0), at_km(15, 25), at_km(16, 25)});
    tests::add_site(dataset, "tower", at_km(0, 0), {false, true, false, false});
    planner::Scenario scenario = radio_alone();
    scenario.network.point_to_point.link.max_range_m = 29'000.0;
    const double mbps = scenario.demand.minimum_mbps; // of each: learners are not known
    scenario.network.point_to_point.max_mbps = 2.5 * mbps;
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(std::move(dataset))};
    const auto result = study.simulate(scenario, progress);
    CHECK(result->plan->outcome == std::vector(4, Outcome::point_to_point));
    CHECK(radio_end_id(*result, 2) == "s1");
    CHECK(radio_end_id(*result, 3) == "s2");
    CHECK(result->totals.relay_towers == 2);
    CHECK(radio_load_mbps(*result) == std::vector{2.0 * mbps, 2.0 * mbps, mbps, mbps});
    scenario.network.point_to_point.max_mbps = 3.0 * mbps;
    CHECK(radio_end_id(*study.simulate(scenario, progress), 3) == "s1"); // both fit there
}

TEST_CASE("The layer of radio links holds the links of relays with what they carry", "[radio_way]") {
    planner::ScenarioResult result = *plan_over_relay(radio_alone());
    auto plan = std::make_shared<planner::Plan>(*result.plan);
    plan->outcome[0] = Outcome::satellite; // it hosts the relay all the same
    plan->radio_users = {2, 1, 1};
    result.plan = plan;
    const geo::OutputLayer links = planner::radio_link_layer(result);
    std::vector<double> hops, users;
    for (const auto& column : links.columns) {
        if (column.name == "radio_hops") hops = std::get<std::vector<double>>(column.values);
        if (column.name == "radio_users") users = std::get<std::vector<double>>(column.values);
    }
    CHECK(hops == std::vector{1.0, 2.0, 2.0});
    CHECK(users == std::vector{2.0, 1.0, 1.0});
}

TEST_CASE("A school whose part of a relay is dearer than its own satellite says that others share it", "[radio_way]") {
    planner::Scenario scenario = radio_alone();
    scenario.network.satellite.enabled = true;
    scenario.demand.minimum_mbps = 25.0; // two terminals
    scenario.overrides.forbid = {{"s1", {planner::Technology::satellite}}, {"s3", {planner::Technology::satellite}}};
    const auto result = plan_over_relay(scenario);
    CHECK(result->plan->outcome[1] == Outcome::point_to_point); // the relay is there for the third school anyway
    CHECK_THAT(explain_school(*result, 1), Catch::Contains("dearer for it alone, but others share what it pays for"));
    CHECK_THAT(explain_school(*result, 2), Catch::Contains("the only one possible"));
}
