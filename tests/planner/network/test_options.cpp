// SPDX-License-Identifier: Apache-2.0
#include "geo/missing.h"
#include "planner/network/feasibility.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::Feasibility;
using planner::Generation;
using planner::NetworkRules;
using planner::Technology;
using enum planner::Feasibility;

namespace {

/// One school to connect, and everything that decides what it may get.
struct Case {
    planner::Dataset dataset = tests::schools_at({{30.0, -2.0}});
    planner::Indicators indicators = tests::unknown_indicators(1);
    std::vector<planner::Standing> standing{planner::Standing::to_connect};
    double demand_mbps = 20.0;
    NetworkRules rules;
    planner::Overrides overrides;

    planner::NetworkOptions options() const {
        geo::Progress progress;
        const planner::NetworkLayout layout = planner::lay_out_network(
            dataset, standing, {.max_hop_m = rules.fiber.max_hop_m, .radio = rules.point_to_point.link}, progress);
        return planner::find_options(dataset, indicators, standing, layout, {demand_mbps}, rules, overrides);
    }
    Feasibility of(Technology technology) const { return options().of(technology)[0]; }

    void add_layer(Generation generation) {
        dataset.coverage.emplace_back();
        dataset.coverage.back().generation = generation;
    }
    void set_distance(Generation generation, double distance_m) {
        std::array<bool, 4> carries{};
        const auto column = static_cast<std::size_t>(generation) - static_cast<std::size_t>(Generation::g2);
        carries[column] = true;
        indicators.generation_distance_m[column] = {distance_m};
        indicators.generation_site[column] = {dataset.cell_sites.size()};
        tests::add_site(dataset, "tower", {30.0, -2.0}, carries);
    }
};

} // namespace

TEST_CASE("Without any infrastructure only satellite is left, and the reasons say why", "[options]") {
    const Case bare;
    CHECK(bare.of(Technology::fiber) == no_source);
    CHECK(bare.of(Technology::cellular) == no_source);
    CHECK(bare.of(Technology::point_to_point) == no_source);
    CHECK(bare.of(Technology::satellite) == feasible);
}

TEST_CASE("Fiber is feasible up to its longest hop and its capacity", "[options]") {
    Case world;
    tests::add_node(world.dataset, "node", tests::at_km(0, 12));
    CHECK(world.of(Technology::fiber) == feasible);
    world.rules.fiber.max_hop_m = 11'000.0;
    CHECK(world.of(Technology::fiber) == too_far);
    world.rules.fiber.max_hop_m = 20'000.0;
    world.demand_mbps = 15'001.0;
    CHECK(world.of(Technology::fiber) == too_much_demand);
}

TEST_CASE("A coverage layer decides on cellular before distances do", "[options]") {
    Case world;
    world.add_layer(Generation::g4);
    world.set_distance(Generation::g4, 1'000.0);
    world.indicators.coverage = {Generation::g3};
    CHECK(world.of(Technology::cellular) == not_covered);
    world.indicators.coverage = {Generation::g5};
    CHECK(world.of(Technology::cellular) == feasible);
    world.indicators.coverage = {Generation::unknown}; // no data there: the tower is 1 km away
    CHECK(world.of(Technology::cellular) == feasible);
    world.demand_mbps = 101.0;
    CHECK(world.of(Technology::cellular) == too_much_demand);
}

TEST_CASE("Without a layer the distance to a site of the generation decides, else what is stated", "[options]") {
    Case world;
    world.indicators.coverage = {Generation::g4}; // stated
    CHECK(world.of(Technology::cellular) == feasible);
    world.set_distance(Generation::g3, 100.0); // 3G tells nothing of 4G
    CHECK(world.of(Technology::cellular) == feasible);
    world.set_distance(Generation::g4, 5'000.0);
    CHECK(world.of(Technology::cellular) == feasible);
    world.set_distance(Generation::g4, 5'000.1);
    CHECK(world.of(Technology::cellular) == too_far);
    world.set_distance(Generation::g5, 4'000.0); // better than needed
    CHECK(world.of(Technology::cellular) == feasible);
}

TEST_CASE("3G counts where demand is at most 5 Mbps", "[options]") {
    Case world;
    world.add_layer(Generation::g3);
    world.indicators.coverage = {Generation::g3};
    world.demand_mbps = 5.0;
    CHECK(world.of(Technology::cellular) == feasible);
    CHECK(world.options().cellular_mbps[0] == 5.0); // it stands in for 4G, and carries no more
    world.demand_mbps = 5.1;
    CHECK(world.of(Technology::cellular) == not_covered);
    world.rules.cellular.min_generation = Generation::g3;
    CHECK(world.of(Technology::cellular) == feasible);
    CHECK(world.options().cellular_mbps[0] == 100.0);
}

TEST_CASE("A radio link must be in range, in sight where that was surveyed, and carry the demand", "[options]") {
    Case world;
    tests::add_site(world.dataset, "tower", tests::at_km(0, 25), {true, false, false, false}); // any mast will do
    CHECK(world.of(Technology::point_to_point) == feasible);
    world.demand_mbps = 401.0;
    CHECK(world.of(Technology::point_to_point) == too_much_demand);
    world.demand_mbps = 20.0;
    world.rules.point_to_point.link.max_range_m = 24'000.0;
    CHECK(world.of(Technology::point_to_point) == too_far);
    world.dataset.sight_lines = {{"another school"}, {"tower"}, {25'000.0}};
    CHECK(world.of(Technology::point_to_point) == no_sight);
    world.dataset.sight_lines.from = {"s1"};
    CHECK(world.of(Technology::point_to_point) == too_far);
    world.rules.point_to_point.link.max_range_m = 26'000.0;
    CHECK(world.of(Technology::point_to_point) == feasible);
}

TEST_CASE("A school takes as many satellite terminals as its demand asks for, up to five", "[options]") {
    const planner::TerminalRules rules = planner::terminals_of(planner::Orbit::leo, NetworkRules{});
    CHECK(planner::count_terminals(0.0, rules) == 1);
    CHECK(planner::count_terminals(20.0, rules) == 1);
    CHECK(planner::count_terminals(20.1, rules) == 2);
    CHECK(planner::count_terminals(100.0, rules) == 5);
    Case world;
    world.demand_mbps = 100.0;
    CHECK(world.of(Technology::satellite) == feasible);
    CHECK(world.options().terminals[0] == 5);
    world.demand_mbps = 100.1;
    CHECK(world.of(Technology::satellite) == too_much_demand);
}

TEST_CASE("Without a licence for low orbit a school gets geostationary satellites, up to what these carry",
          "[options]") {
    Case world;
    CHECK(world.options().orbit[0] == planner::Orbit::leo);
    world.rules.satellite.licensed = false;
    CHECK(world.of(Technology::satellite) == feasible);
    CHECK(world.options().orbit[0] == planner::Orbit::geo);
    CHECK(world.options().terminals[0] == 4); // 20 Mbps by 5
    world.demand_mbps = 25.1;
    CHECK(world.of(Technology::satellite) == not_licensed);
    world.demand_mbps = 20.0;
    world.rules.geo_satellite.enabled = false;
    CHECK(world.of(Technology::satellite) == not_licensed);
}

TEST_CASE("Switches, locks and forbids outrank what is possible", "[options]") {
    Case world;
    tests::add_node(world.dataset, "node", tests::at_km(0, 1));
    world.overrides.forbid = {{"s1", {Technology::satellite}}};
    CHECK(world.of(Technology::satellite) == forbidden);
    CHECK(world.of(Technology::fiber) == feasible);
    CHECK_FALSE(world.options().locked[0]);

    world.overrides = {};
    world.overrides.lock = {{"s0", Technology::cellular}, {"s1", Technology::satellite}};
    CHECK(world.of(Technology::fiber) == forbidden);
    CHECK(world.of(Technology::satellite) == feasible);
    CHECK(world.options().locked[0]);

    world.rules.satellite.enabled = false;
    CHECK(world.of(Technology::satellite) == not_enabled);
    world.standing = {planner::Standing::existing};
    CHECK(world.of(Technology::fiber) == not_needed);
}
