// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <memory>
#include <random>
#include <utility>

#include "tests/catch.h"
#include "tests/planner/network/world.h"
#include "tests/planner/result/rounds.h"

namespace {

using planner::Scenario;
using planner::Technology;
using Mode = planner::NetworkRules::Fiber::Mode;
using Result = std::shared_ptr<const planner::ScenarioResult>;
using tests::drawn_lengths;
using tests::simulate_rounds;

/// Schools in a square of 60 km, on a grid of roads with gaps, with two fiber nodes and satellites besides.
planner::Dataset random_world(std::mt19937_64& random) {
    const auto share = [&] { return static_cast<double>(random() % 10'000) / 10'000.0; };
    const auto place = [&] { return tests::at_km(60.0 * share(), 60.0 * share()); };
    std::vector<geo::LonLat> places(40);
    for (geo::LonLat& school : places)
        school = place();
    planner::Dataset dataset = tests::schools_at(places);
    for (double& learners : dataset.schools.learners)
        learners = std::floor(50.0 + 2'000.0 * share() * share());
    tests::add_node(dataset, "a", place());
    tests::add_node(dataset, "b", place());
    std::vector<std::vector<geo::LonLat>> lines;
    for (double line_km = 0.0; line_km <= 60.0; line_km += 10.0) {
        for (double from_km = 0.0; from_km < 60.0; from_km += 10.0) {
            if (share() < 0.8) lines.push_back({tests::at_km(line_km, from_km), tests::at_km(line_km, from_km + 10.0)});
            if (share() < 0.8) lines.push_back({tests::at_km(from_km, line_km), tests::at_km(from_km + 10.0, line_km)});
        }
    }
    tests::add_roads(dataset, lines);
    return dataset;
}

Scenario random_scenario(Mode mode, std::mt19937_64& random) {
    Scenario scenario = drawn_lengths(mode);
    scenario.rates.fiber.capex_usd_per_km = 100.0 + static_cast<double>(random() % 1'500);
    return scenario;
}

} // namespace

TEST_CASE("A straight trench no longer turns aside to a school that takes no fiber", "[reroute]") {
    planner::Dataset dataset = tests::schools_at({tests::at_km(5, 3), tests::at_km(10, 0)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    Scenario scenario = drawn_lengths(Mode::straight);
    scenario.overrides.lock = {{"s1", Technology::satellite}, {"s2", Technology::fiber}};
    CHECK(simulate_rounds(dataset, scenario, 0)->totals.fiber_route_km ==
          Approx(2.0 * std::hypot(5.0, 3.0)).epsilon(1e-3));
    CHECK(simulate_rounds(dataset, scenario, 1)->totals.fiber_route_km == Approx(10.0).epsilon(1e-3));
}

TEST_CASE("A cable is as long as the way of the fiber that is laid anew", "[reroute]") {
    planner::Dataset dataset = tests::schools_at({tests::at_km(5, 3), tests::at_km(10, 0)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    Scenario scenario = drawn_lengths(Mode::straight);
    scenario.rates.overheads = {0.0, 0.0};
    scenario.overrides.lock = {{"s1", Technology::satellite}, {"s2", Technology::fiber}};
    Scenario with_cable = scenario;
    with_cable.rates.fiber.cable_usd_per_km = 1.0;
    for (const auto& [rounds, way_km] : {std::pair{0, 2.0 * std::hypot(5.0, 3.0)}, std::pair{1, 10.0}}) {
        const Result without = simulate_rounds(dataset, scenario, rounds);
        const Result with = simulate_rounds(dataset, with_cable, rounds);
        const auto fiber_usd = [](const Result& result) { return result->cost->of(Technology::fiber).capex_usd[1]; };
        CHECK(fiber_usd(with) - fiber_usd(without) == Approx(way_km).epsilon(1e-3));
        CHECK(with->totals.capex_usd - without->totals.capex_usd == Approx(way_km).epsilon(1e-3)); // as the ledger pays
    }
}

TEST_CASE("A school that takes no fiber stays a point where straight trenches branch", "[reroute]") {
    // The hub is 6 km from the node and from two schools, which are 10.4 km from each other and from the node.
    planner::Dataset dataset = tests::schools_at({tests::at_km(6, 0), tests::at_km(9, 5.196), tests::at_km(9, -5.196)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    Scenario scenario = drawn_lengths(Mode::straight);
    scenario.overrides.lock = {{"s1", Technology::satellite}, {"s2", Technology::fiber}, {"s3", Technology::fiber}};
    const Result result = simulate_rounds(dataset, scenario, 5);
    CHECK(result->totals.fiber_route_km == Approx(18.0).epsilon(1e-3));
    CHECK(result->plan->outcome.front() == planner::Outcome::satellite);
}

TEST_CASE("Along roads the trench is no longer dug to a school that carried it and takes no fiber", "[reroute]") {
    planner::Dataset dataset = tests::schools_at({tests::at_km(20, 0), tests::at_km(10, 8)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset, {{tests::at_km(0, 0), tests::at_km(10, 0), tests::at_km(20, 0)},
                               {tests::at_km(10, 0), tests::at_km(10, 10)}});
    Scenario scenario = drawn_lengths(Mode::road);
    scenario.network.fiber.max_hop_m = 50'000.0;
    scenario.overrides.lock = {{"s1", Technology::fiber}, {"s2", Technology::satellite}};
    CHECK(simulate_rounds(dataset, scenario, 0)->totals.fiber_route_km == Approx(28.0).epsilon(1e-3));
    const Result anew = simulate_rounds(dataset, scenario, 1);
    CHECK(anew->totals.fiber_route_km == Approx(20.0).epsilon(1e-3));
    CHECK(anew->layout->fiber.upstream == std::vector<std::size_t>{2, 0}); // the other may join at the junction
    CHECK(anew->layout->fiber.hop_m[1] == Approx(8'000.0).epsilon(1e-3));
}

TEST_CASE("Laying fiber anew never makes a plan dearer, reaches the same schools, and often saves", "[reroute]") {
    int joined_again = 0;
    for (const Mode mode : {Mode::straight, Mode::road}) {
        std::mt19937_64 random{5};
        int cheaper = 0;
        for (int world = 0; world < 60; ++world) {
            const planner::Dataset dataset = random_world(random);
            const Scenario scenario = random_scenario(mode, random);
            const Result once = simulate_rounds(dataset, scenario, 0), anew = simulate_rounds(dataset, scenario, 5);
            INFO(world);
            CHECK(anew->totals.npv_usd <= once->totals.npv_usd * (1.0 + 1e-12));
            CHECK(anew->options->feasibility == once->options->feasibility);
            if (anew->totals.npv_usd < once->totals.npv_usd * (1.0 - 1e-9)) ++cheaper;
            for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
                CHECK(std::isnan(anew->layout->fiber.hop_m[school]) == std::isnan(once->layout->fiber.hop_m[school]));
                const bool takes_fiber = anew->plan->outcome[school] == planner::Outcome::fiber;
                if (takes_fiber && once->plan->outcome[school] != planner::Outcome::fiber) ++joined_again;
            }
        }
        CHECK(cheaper > 10);
    }
    CHECK(joined_again > 0);
}

TEST_CASE("Within a budget, fiber that is laid anew never leaves more people unserved", "[reroute]") {
    std::mt19937_64 random{6};
    int rounds_that_counted = 0;
    for (int world = 0; world < 20; ++world) {
        const planner::Dataset dataset = random_world(random);
        Scenario scenario = random_scenario(Mode::road, random);
        scenario.objective.budget_usd = 0.4 * simulate_rounds(dataset, scenario, 0)->totals.npv_usd;
        const Result once = simulate_rounds(dataset, scenario, 0), anew = simulate_rounds(dataset, scenario, 5);
        INFO(world);
        CHECK(anew->plan->optimality.value >= once->plan->optimality.value);
        CHECK(anew->totals.npv_usd <= *scenario.objective.budget_usd);
        if (!(anew->layout->fiber == once->layout->fiber)) ++rounds_that_counted;
    }
    CHECK(rounds_that_counted > 0);
}
