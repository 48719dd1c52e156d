// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <string>

#include "planner/output/run_geopackage.h"
#include "planner/result/radio_way.h"
#include "planner/result/school_columns.h"
#include "planner/result/study.h"
#include "planner/scenario/scenario_file.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

namespace {

using planner::ProposedNode;
using planner::Scenario;
using planner::Technology;
using Result = std::shared_ptr<const planner::ScenarioResult>;

/// A node, and schools 10 and 15 km east of it.
planner::Dataset two_schools() {
    planner::Dataset dataset = tests::schools_at({tests::at_km(10, 0), tests::at_km(15, 0)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    return dataset;
}

Result simulate_proposed(const planner::Dataset& dataset, const std::vector<ProposedNode>& proposed,
                         Technology only = Technology::fiber) {
    Scenario scenario;
    scenario.network.fiber.route_factor = 1.0;
    scenario.network.fiber.enabled = only == Technology::fiber;
    scenario.network.point_to_point.enabled = only == Technology::point_to_point;
    scenario.network.cellular.enabled = scenario.network.satellite.enabled = false;
    scenario.indicators.nodes.proposed = proposed;
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(dataset)}.simulate(scenario, progress);
}

std::vector<geo::OutputLayer> layers_named(const Result& result, const std::string& name) {
    std::vector<geo::OutputLayer> layers = planner::run_layers(*result, {});
    std::erase_if(layers, [&](const geo::OutputLayer& layer) { return layer.name != name; });
    return layers;
}

} // namespace

TEST_CASE("A node that a scenario proposes is a source of fiber, for this scenario only", "[proposed_nodes]") {
    planner::Study study{std::make_shared<const planner::Dataset>(two_schools())};
    geo::Progress progress;
    Scenario scenario;
    scenario.network.fiber.route_factor = 1.0;
    scenario.overrides.lock = {{"s1", Technology::fiber}, {"s2", Technology::fiber}};
    const auto route_km = [&] { return study.simulate(scenario, progress)->totals.fiber_route_km; };
    CHECK(route_km() == Approx(10.0 + 5.0).epsilon(1e-3));
    scenario.indicators.nodes.proposed = {{"new", tests::at_km(18, 0)}};
    const Result result = study.simulate(scenario, progress);
    CHECK(result->totals.fiber_route_km == Approx(3.0 + 5.0).epsilon(1e-3)); // from the east
    CHECK(planner::upstream_id(*result, 1) == "new");
    CHECK(result->indicators->fiber_distance_m[1] == Approx(3'000.0).epsilon(1e-3));
    scenario.indicators.nodes.proposed.clear();
    CHECK(route_km() == Approx(10.0 + 5.0).epsilon(1e-3));
}

TEST_CASE("A proposed node is a far end of radio links too", "[proposed_nodes]") {
    const Result result = simulate_proposed(two_schools(), {{"new", tests::at_km(18, 0)}}, Technology::point_to_point);
    CHECK(planner::radio_end_id(*result, 1) == "new");
    CHECK(planner::radio_end_place(*result, 1) == tests::at_km(18, 0));
    CHECK(planner::radio_end_id(*result, 0) == "new"); // 8 km, and 10 km to the node
}

TEST_CASE("A proposed node carries what it states, and run.gpkg shows it with whom the plan connects from it",
          "[proposed_nodes]") {
    const double school_mbps = 20.0; // of schools of which nothing is known
    const auto first = [&](double capacity_mbps) {
        const Result result = simulate_proposed(two_schools(), {{"new", tests::at_km(18, 0), capacity_mbps}});
        const auto layers = layers_named(result, "proposed_nodes");
        REQUIRE(layers.size() == 1);
        CHECK(layers[0].place == std::vector{tests::at_km(18, 0)});
        CHECK(std::get<std::vector<std::string>>(layers[0].columns[0].values) == std::vector<std::string>{"new"});
        CHECK(std::get<std::vector<double>>(layers[0].columns[1].values) == std::vector{capacity_mbps});
        return std::get<std::vector<double>>(layers[0].columns[2].values)[0];
    };
    CHECK(first(2.0 * school_mbps) == 2.0);
    CHECK(first(1.0 * school_mbps) == 1.0);
    CHECK(layers_named(simulate_proposed(two_schools(), {}), "proposed_nodes").empty());
}

TEST_CASE("A node is proposed in the file's order, under an id that no other node has", "[proposed_nodes]") {
    planner::NodeRules rules;
    for (const ProposedNode& node :
         {ProposedNode{"b", {30.0, 1.0}}, {"a", {31.0, 1.0}}, {"c", {30.0, 1.0}}, {"a", {30.0, 1.0}}})
        propose_node(rules, node);
    CHECK(rules.proposed ==
          std::vector<ProposedNode>{{"a", {30.0, 1.0}}, {"a", {31.0, 1.0}}, {"b", {30.0, 1.0}}, {"c", {30.0, 1.0}}});

    planner::Dataset dataset;
    CHECK(free_node_id(dataset.transmission_nodes, {}) == "proposed-1");
    tests::add_node(dataset, "proposed-1", {30.0, 1.0});
    rules.proposed = {{"proposed-2", {30.0, 1.0}}, {"proposed-4", {30.0, 1.0}}};
    CHECK(free_node_id(dataset.transmission_nodes, rules) == "proposed-3");
}

TEST_CASE("Proposed nodes are read in any order and written back, and what is no node is refused", "[proposed_nodes]") {
    const auto read = [](const std::string& nodes) {
        return planner::parse_scenario("[overrides]\nnodes = " + nodes, "a.toml");
    };
    const Scenario scenario =
        read(R"([{ id = "b", lon = 30, lat = -1.5 }, { id = "a", lon = 30.5, lat = 2, capacity_mbps = 0 }])");
    CHECK(scenario.indicators.nodes.proposed ==
          std::vector<ProposedNode>{{"a", {30.5, 2.0}, 0.0}, {"b", {30.0, -1.5}, {}}});
    CHECK(planner::parse_scenario(planner::format_scenario(scenario), "b.toml") == scenario);
    for (const std::string node :
         {R"({ lon = 30, lat = 1 })", R"({ id = "", lon = 30, lat = 1 })", R"({ id = "a", lon = 30 })",
          R"({ id = "a", lon = 181, lat = 1 })", R"({ id = "a", lon = 30, lat = nan })",
          R"({ id = "a", lon = 30, lat = 1, capacity_mbps = -1 })", R"({ id = "a", lon = 30, lat = 1, mbps = 5 })",
          R"("a")"})
        CHECK_THROWS_WITH(read("[" + node + "]"),
                          Catch::Contains("overrides.nodes[0]") && Catch::Contains("; expected "));
}
