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
std::shared_ptr<const planner::ScenarioResult> plan_over_relay() {
    planner::Dataset dataset = tests::schools_at({at_km(0, 10), at_km(0, 20), at_km(0, 21)});
    tests::add_site(dataset, "tower", at_km(0, 0), {false, true, false, false});
    planner::Scenario scenario;
    scenario.network.fiber.enabled = scenario.network.cellular.enabled = scenario.network.satellite.enabled = false;
    scenario.network.point_to_point.link.max_range_m = 12'000.0;
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(std::move(dataset))};
    return study.simulate(scenario, progress);
}

} // namespace

TEST_CASE("A plan over a relay builds one tower, and its link carries the schools behind it", "[radio_way]") {
    const auto result = plan_over_relay();
    CHECK(result->plan->outcome == std::vector(3, Outcome::point_to_point));
    CHECK(result->plan->radio_users == std::vector<std::size_t>{3, 1, 1});
    CHECK(result->totals.relay_towers == 1);
    CHECK(radio_way(*result->layout, 2) == std::vector<std::size_t>{2, 0});
    const double mbps = result->scenario.demand.minimum_mbps; // of each: learners are not known
    CHECK(radio_load_mbps(*result) == std::vector{3.0 * mbps, mbps, mbps});
    CHECK_THAT(explain_school(*result, 1), Catch::Contains("over 2 radio links"));
}

TEST_CASE("The layer of radio links holds the links of relays with what they carry", "[radio_way]") {
    planner::ScenarioResult result = *plan_over_relay();
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
