// SPDX-License-Identifier: Apache-2.0
// Fiber within what transmission nodes have left. METHODS.md "Fiber or not".
#include "planner/select/node_room.h"

#include "planner/result/describe_node_room.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::Feasibility;
using planner::Outcome;
using tests::at_km;

namespace {

/// Four schools in a row from a node, each wanting 20 Mbps, and satellites at a price that fiber always beats.
planner::Dataset four_schools() {
    planner::Dataset dataset = tests::schools_at({at_km(0.2, 0), at_km(0.4, 0), at_km(0.6, 0), at_km(0.8, 0)});
    tests::add_node(dataset, "node", at_km(0, 0));
    return dataset;
}

planner::Scenario dear_satellites() {
    planner::Scenario scenario;
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::straight;
    scenario.network.point_to_point.enabled = false;
    scenario.rates.satellite.usd_per_terminal_month = 1'000.0;
    return scenario;
}

std::shared_ptr<const planner::ScenarioResult> simulated(const planner::Dataset& dataset,
                                                         const planner::Scenario& scenario) {
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(dataset)};
    return study.simulate(scenario, progress);
}

std::size_t count(const planner::ScenarioResult& result, Outcome outcome) {
    return static_cast<std::size_t>(std::ranges::count(result.plan->outcome, outcome));
}

} // namespace

TEST_CASE("A node carries as many schools as it has room for, and the others are told that it is full", "[node_room]") {
    planner::Dataset dataset = four_schools();
    REQUIRE(count(*simulated(dataset, dear_satellites()), Outcome::fiber) == 4);

    dataset.transmission_nodes.capacity_mbps = {50.0}; // two schools of 20 Mbps
    const auto result = simulated(dataset, dear_satellites());
    CHECK(result->plan->outcome == std::vector{Outcome::fiber, Outcome::fiber, Outcome::satellite, Outcome::satellite});
    CHECK(result->options->of(planner::Technology::fiber) ==
          std::vector{Feasibility::feasible, Feasibility::feasible, Feasibility::node_full, Feasibility::node_full});
    // the nearest two are the best use of the room; a price of a megabit cannot tell two schools from two and a half
    CHECK(result->totals.gap_share);
    CHECK(*result->totals.objective_bound <= result->totals.npv_usd);

    dataset.transmission_nodes.capacity_mbps = {0.0};
    CHECK(count(*simulated(dataset, dear_satellites()), Outcome::fiber) == 0);
}

TEST_CASE("A result tells how many schools take fiber where nothing limits it", "[node_room]") {
    planner::Dataset dataset = four_schools();
    CHECK(describe_node_room(*simulated(dataset, dear_satellites())).empty()); // no node has a limit
    tests::add_node(dataset, "line@1", at_km(1.0, 0));
    dataset.transmission_nodes.on_line[1] = true;
    dataset.transmission_nodes.place[0] = at_km(-5, 0); // farther than the take-up point
    dataset.transmission_nodes.capacity_mbps = {0.0, geo::missing};
    const auto result = simulated(dataset, dear_satellites());
    CHECK(count(*result, Outcome::fiber) == 4);
    CHECK_THAT(describe_node_room(*result), Catch::Contains("4 schools take fiber from points without a limit"));
}

TEST_CASE("What the rules say of a node's room counts where the node says nothing", "[node_room]") {
    planner::Dataset dataset = four_schools();
    planner::Scenario scenario = dear_satellites();
    scenario.network.fiber.node_capacity_mbps = 60.0;
    CHECK(count(*simulated(dataset, scenario), Outcome::fiber) == 3);
    dataset.transmission_nodes.capacity_mbps = {80.0};
    const auto result = simulated(dataset, scenario);
    CHECK(count(*result, Outcome::fiber) == 4);
    CHECK(result->plan->optimality.cost_gap_usd == 0.0);
    dataset.transmission_nodes.capacity_mbps = {geo::missing};
    dataset.transmission_nodes.on_line = {true}; // a splice of a fiber line has the room of the line
    CHECK(count(*simulated(dataset, scenario), Outcome::fiber) == 4);
}

TEST_CASE("A budget and a fixed order keep to a node's room as well", "[node_room]") {
    planner::Dataset dataset = four_schools();
    dataset.transmission_nodes.capacity_mbps = {50.0};
    planner::Scenario scenario = dear_satellites();
    const double all_usd = simulated(dataset, scenario)->totals.npv_usd;
    for (const auto kind : {planner::Objective::Kind::most_schools, planner::Objective::Kind::order}) {
        scenario.objective.kind = kind;
        for (const double share : {0.3, 0.6, 2.0}) {
            scenario.objective.budget_usd = share * all_usd;
            CHECK(count(*simulated(dataset, scenario), Outcome::fiber) <= 2);
        }
    }
}

TEST_CASE("An operator whom floors oblige keeps to a node's room", "[node_room][floors]") {
    planner::Dataset dataset = four_schools();
    dataset.transmission_nodes.capacity_mbps = {50.0};
    planner::Scenario scenario = dear_satellites();
    scenario.objective.kind = planner::Objective::Kind::operator_npv;
    scenario.objective.service_cost_share = 1.0; // no school pays for its link
    scenario.objective.floors = {{planner::FloorRule::Group::girls, 1.0}};
    const auto served = simulated(dataset, scenario);
    CHECK(count(*served, Outcome::fiber) == 2);
    CHECK(served->plan->optimality.missed_floors.empty());
    scenario.network.satellite.enabled = false;
    const auto missed = simulated(dataset, scenario);
    CHECK(count(*missed, Outcome::fiber) == 2);
    CHECK_FALSE(missed->plan->optimality.missed_floors.empty());
    CHECK_THAT(describe_node_room(*missed),
               Catch::Contains("transmission nodes are full: no room for fiber at 2 schools"));
}
