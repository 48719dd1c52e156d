// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_refusal.h"

#include <cmath>
#include <string>
#include <vector>

#include "tests/planner/network/fiber_alone.h"
#include "tests/planner/network/terrain.h"

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
using planner::Technology;
using tests::at_km;
using tests::simulate;

namespace {

/// Schools of 100 learners, who want 20 Mbps, at such distances east.
planner::Dataset schools_east(const std::vector<double>& east_km) {
    std::vector<geo::LonLat> places;
    for (const double km : east_km)
        places.push_back(at_km(km, 0));
    planner::Dataset dataset = tests::schools_at(places);
    dataset.schools.learners.assign(places.size(), 100.0);
    return dataset;
}

/// Satellites at a price that fiber beats beside a node.
planner::Scenario dear_satellites() {
    planner::Scenario scenario;
    scenario.network.point_to_point.enabled = false;
    scenario.rates.satellite.usd_per_terminal_month = 1'000.0;
    return scenario;
}

} // namespace

TEST_CASE("A full cell site is named, with what it has left and what is asked", "[refusal]") {
    planner::Dataset dataset = schools_east({0, 0, 0, 0, 0, 0});
    tests::add_tower(dataset, "T1", at_km(0, 1));
    planner::Scenario scenario;
    scenario.network.cellular.over_capacity = planner::NetworkRules::Cellular::OverCapacity::refuse;
    // 0.6 x 33.75 Mbps, 5 to 1: 101.25, of which five schools take 100
    CHECK(describe_refusal(*simulate(dataset, scenario), 5, Technology::cellular) ==
          "cellular: site full (cell site T1 has 1.25 Mbps left, 20 asked)");
}

TEST_CASE("A full ground cell is named, with what it has left and what is asked", "[refusal]") {
    planner::Scenario scenario;
    scenario.network.satellite.cell_capacity_mbps = 11.0; // 10 to 1: 110 Mbps, of which five schools take 100
    scenario.network.geo_satellite.enabled = false;
    const auto result = simulate(schools_east({0, 0, 0, 0, 0, 0}), scenario);
    CHECK(describe_refusal(*result, 5, Technology::satellite) == "satellite: beam full (ground cell " +
                                                                     std::to_string(result->options->ground_cell[5]) +
                                                                     " has 10 Mbps left, 20 asked)");
}

TEST_CASE("A full relay is named, with what it has left and what is asked", "[refusal]") {
    planner::Dataset dataset = schools_east({20, 40, 40, 60});
    tests::add_tower(dataset, "T1", at_km(0, 0));
    planner::Scenario scenario;
    scenario.network.point_to_point.link.max_range_m = 25'000.0;
    scenario.network.point_to_point.link.max_hops = 3;
    scenario.network.point_to_point.max_mbps = 50.0; // the relay and one school behind it take 40
    const auto result = simulate(dataset, scenario);
    CHECK(describe_refusal(*result, 2, Technology::point_to_point) ==
          "point to point: relay full (school s1 has 10 Mbps left, 20 asked)");
    CHECK(describe_refusal(*result, 3, Technology::point_to_point) ==
          "point to point: relay full (school s1 has 10 Mbps left, 20 asked)"); // on its way over the second
}

TEST_CASE("Behind a relay that found no room the link that has least is named", "[refusal]") {
    planner::Dataset dataset = schools_east({20, 40, 60});
    tests::add_tower(dataset, "T1", at_km(0, 0));
    planner::Scenario scenario;
    scenario.network.point_to_point.link.max_range_m = 25'000.0;
    scenario.network.point_to_point.link.max_hops = 3;
    scenario.network.point_to_point.max_mbps = 30.0;
    const auto result = simulate(dataset, scenario);
    CHECK_THAT(describe_refusal(*result, 1, Technology::point_to_point),
               EndsWith("(school s1 has 10 Mbps left, 20 asked)"));
    CHECK_THAT(describe_refusal(*result, 2, Technology::point_to_point),
               EndsWith("(school s1 has 10 Mbps left, 20 asked)"));
}

TEST_CASE("A full node is named, with what it has left and what is asked", "[refusal]") {
    planner::Dataset dataset = schools_east({0.2, 0.4, 0.6});
    tests::add_node(dataset, "N1", at_km(0, 0));
    dataset.transmission_nodes.capacity_mbps = {50.0}; // two schools take 40
    CHECK(describe_refusal(*simulate(dataset, dear_satellites()), 2, Technology::fiber) ==
          "fiber: node full (node N1 has 10 Mbps left, 20 asked)");
}

TEST_CASE("Room that is left at a full node is open to a school that fits, whatever fiber saves it", "[refusal]") {
    planner::Dataset dataset = schools_east({0.2, 0.4, -19});
    dataset.schools.learners = {200.0, 200.0, 100.0}; // 40, 40 and 20 Mbps: there is room for one of the first
    tests::add_node(dataset, "N1", at_km(0, 0));
    dataset.transmission_nodes.capacity_mbps = {75.0};
    const auto result = simulate(dataset, dear_satellites());
    CHECK(describe_refusal(*result, 1, Technology::fiber) == "fiber: node full (node N1 has 15 Mbps left, 40 asked)");
    CHECK(result->options->of(Technology::fiber)[2] == planner::Feasibility::feasible);
}

TEST_CASE("A demand is told in as many digits as it takes to differ from what is carried or left", "[refusal]") {
    planner::Dataset dataset = schools_east({0, 0});
    tests::add_tower(dataset, "T1", at_km(0, 1));
    planner::Scenario scenario;
    scenario.network.cellular.over_capacity = planner::NetworkRules::Cellular::OverCapacity::refuse;
    scenario.network.cellular.site_capacity_mbps = 20.0; // 0.6 x 20 Mbps, 5 to 1: 60, of which the first takes 20
    const auto refusal = [&](double learners, Technology technology) {
        dataset.schools.learners = {100.0, learners}; // 0.2 Mbps each
        return describe_refusal(*simulate(dataset, scenario), 1, technology);
    };
    CHECK(refusal(510, Technology::satellite) == "satellite: too much demand (102 Mbps, it carries 100)");
    CHECK(refusal(502, Technology::satellite) == "satellite: too much demand (100.4 Mbps, it carries 100)");
    CHECK(refusal(500.0001, Technology::satellite) == "satellite: too much demand (100.00002 Mbps, it carries 100)");
    CHECK(refusal(200.0001, Technology::cellular) ==
          "cellular: site full (cell site T1 has 40 Mbps left, 40.00002 asked)");
}

TEST_CASE("The mast that is told clears a link through the Fresnel zone's edge, and one a little lower does not",
          "[refusal]") {
    // A ridge from 1.8 to 2.2 km on the way to a mast of 25 m, 4 km off. At 1.8 km the ray stands at 106 + 0.45 x 19 =
    // 114.6 m, over 113 m of ground and trees and a bulge of 0.2: 1.3 m are free, of 4.3 m that 0.6 of the first zone's
    // radius needs, 0.6 x sqrt(0.0517 x 1,800 x 2,200 / 4,000). Each metre of mast lifts the ray there by 0.55 m: 6
    // + 3.0 / 0.55 = 11.4 m.
    tests::Terrain terrain{{at_km(0, 0)}};
    tests::add_tower(terrain.dataset, "T1", at_km(0, 4));
    terrain.raise([](double, double north_km) { return tests::ridge_at_2_km(north_km, 108.0F); });
    const auto result = simulate(terrain.dataset, {});
    const planner::NetworkLayout& layout = *result->layout;
    CHECK(layout.radio_sight[0] == planner::Sight::marginal);
    CHECK(layout.radio_clearance_m[0] == Approx(1.3).margin(0.2));
    CHECK(geo::distance_m(layout.radio_worst[0], at_km(0, 1.8)) < 60.0); // a cell of relief
    CHECK(layout.radio_mast_m[0] == Approx(11.4).margin(0.3));
    CHECK(describe_refusal(*result, 0, Technology::point_to_point) ==
          "point to point: no sight (a mast of 12 m would clear it)");

    const auto feasibility_at = [&](double mast_m) {
        planner::Scenario scenario;
        scenario.network.point_to_point.link.school_mast_m = mast_m;
        return simulate(terrain.dataset, scenario)->options->of(Technology::point_to_point)[0];
    };
    CHECK(feasibility_at(12.0) == planner::Feasibility::feasible);
    CHECK(feasibility_at(layout.radio_mast_m[0] + 0.001) == planner::Feasibility::feasible);
    CHECK(feasibility_at(layout.radio_mast_m[0] - 0.1) == planner::Feasibility::no_sight);
}

TEST_CASE("The mast that is told clears a link that a ridge blocks", "[refusal]") {
    tests::Terrain terrain{{at_km(0, 0)}};
    tests::add_tower(terrain.dataset, "T1", at_km(0, 4));
    terrain.raise([](double, double north_km) { return tests::ridge_at_2_km(north_km, 120.0F); });
    const auto result = simulate(terrain.dataset, {});
    const double mast_m = std::ceil(result->layout->radio_mast_m[0]);
    CHECK_THAT(describe_refusal(*result, 0, Technology::point_to_point),
               Contains("m of ground or trees in the way at 1.8 km, a mast of " + std::to_string(std::lround(mast_m)) +
                        " m would clear it"));
    planner::Scenario scenario;
    scenario.network.point_to_point.link.school_mast_m = mast_m;
    CHECK(simulate(terrain.dataset, scenario)->options->of(Technology::point_to_point)[0] ==
          planner::Feasibility::feasible);
}
