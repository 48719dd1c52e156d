// SPDX-License-Identifier: Apache-2.0
#include "planner/network/shared_capacity.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string>

#include "geo/missing.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::Feasibility;
using planner::NetworkRules;
using planner::Technology;

namespace {

/// Schools around one 4G site, all within its range, with nothing else but satellites.
struct World {
    planner::Dataset dataset;
    planner::Indicators indicators;
    std::vector<double> demand_mbps;
    NetworkRules rules;
    planner::Overrides overrides;

    explicit World(const std::vector<double>& demand)
        : dataset{tests::schools_at(std::vector(demand.size(), tests::at_km(0, 0)))},
          indicators{tests::unknown_indicators(demand.size())},
          demand_mbps{demand} {
        tests::add_site(dataset, "T1", tests::at_km(0, 1), {true, true, true, false});
        indicators.generation_distance_m[2].assign(demand.size(), 1'000.0);
        rules.cellular.over_capacity = NetworkRules::Cellular::OverCapacity::refuse;
        rules.point_to_point.enabled = false;
    }

    planner::NetworkOptions options() const {
        const std::vector standing(demand_mbps.size(), planner::Standing::to_connect);
        geo::Progress progress;
        const auto layout = planner::lay_out_network(dataset, standing, {}, progress);
        return planner::find_options(dataset, indicators, standing, layout, demand_mbps, rules, overrides);
    }
    std::vector<Feasibility> of(Technology technology) const { return options().of(technology); }
    std::size_t served(Technology technology) const {
        return static_cast<std::size_t>(std::ranges::count(of(technology), Feasibility::feasible));
    }
};

constexpr auto yes = Feasibility::feasible, full = Feasibility::site_full;

} // namespace

TEST_CASE("A site of 33.75 Mbps, two fifths in use, has room for five schools of 20 Mbps", "[shared_capacity]") {
    const World world{std::vector(7, 20.0)};
    const double share_mbps = site_share_mbps(world.dataset.cell_sites, 0, world.rules.cellular);
    CHECK(share_mbps / 20.0 == Approx(5.06).margin(0.005)); // METHODS.md "Shared capacity"
    CHECK(world.served(Technology::cellular) == 5);
    CHECK(world.of(Technology::cellular)[6] == full);
}

TEST_CASE("What a site states of itself counts before the scenario's capacity", "[shared_capacity]") {
    World world{std::vector(7, 20.0)};
    world.dataset.cell_sites.capacity_mbps = {20.0}; // 60 Mbps for schools, exactly three of them
    CHECK(world.served(Technology::cellular) == 3);
}

TEST_CASE("Full sites refuse nobody where the scenario only warns", "[shared_capacity]") {
    World world{std::vector(7, 20.0)};
    world.rules.cellular.over_capacity = NetworkRules::Cellular::OverCapacity::warn;
    CHECK(world.served(Technology::cellular) == 7);
}

TEST_CASE("Schools without another way come first, then small demands, and what still fits", "[shared_capacity]") {
    World world{{60.0, 50.0, 40.0, 5.5}};
    world.rules.satellite.enabled = false;
    CHECK(world.of(Technology::cellular) == std::vector{full, yes, yes, yes}); // 5.5 + 40 + 50 of 101.25
    world.rules.satellite.enabled = true;
    world.overrides.forbid = {{"s1", {Technology::satellite}}};
    CHECK(world.of(Technology::cellular) == std::vector{yes, full, full, yes}); // 60, then 5.5; 40 and 50 don't fit
}

TEST_CASE("A site where no generation is known serves the schools next to it, a site too old serves none",
          "[shared_capacity]") {
    World world{{20.0}};
    world.dataset.coverage.emplace_back();
    world.dataset.coverage.back().generation = planner::Generation::g4;
    world.indicators.coverage = {planner::Generation::g4};
    world.dataset.cell_sites.carries = {{false, false, false, false}};
    CHECK(world.options().cell_site[0] == 0);
    world.dataset.cell_sites.carries = {{true, true, false, false}};
    world.indicators.generation_distance_m[2] = {geo::missing};
    CHECK(world.options().cell_site[0] == planner::NetworkLayout::none);
    CHECK(world.of(Technology::cellular)[0] == yes);
}

TEST_CASE("A ground cell of 2,500 Mbps serves 1,250 schools of 20 Mbps at 10 to 1, and 500 at 4 to 1",
          "[shared_capacity]") {
    World world{std::vector(1'300, 20.0)};
    world.rules.geo_satellite.enabled = false;
    CHECK(world.served(Technology::satellite) == 1'250);
    world.rules.satellite.contention = 4.0;
    CHECK(world.served(Technology::satellite) == 500);
    CHECK(std::ranges::count(world.of(Technology::satellite), Feasibility::beam_full) == 800);
}

TEST_CASE("Schools beyond a ground cell's capacity get geostationary satellites", "[shared_capacity]") {
    World world{std::vector(7, 20.0)};
    world.rules.cellular.enabled = false;
    world.rules.satellite.cell_capacity_mbps = 10.0; // 100 Mbps to subscribe to
    const planner::NetworkOptions options = world.options();
    CHECK(std::ranges::count(options.orbit, planner::Orbit::leo) == 5);
    CHECK(std::ranges::count(options.of(Technology::satellite), Feasibility::feasible) == 7);
    CHECK(options.terminals == std::vector{1, 1, 1, 1, 1, 4, 4});
}

TEST_CASE("Who is crowded out does not depend on the order of the rows", "[shared_capacity]") {
    std::mt19937 random{7};
    std::uniform_real_distribution<double> demand{5.0, 60.0};
    planner::Schools schools = tests::unknown_schools(60);
    std::vector<planner::Claim> claims;
    for (std::size_t school = 0; school < 60; ++school)
        claims.push_back({random() % 4, random() % 2, std::floor(demand(random)), school});
    const auto capacity_mbps = [](std::size_t place) { return 100.0 * static_cast<double>(place + 1); };
    const auto crowded_out = [&] {
        std::set<std::size_t> schools_out;
        for (const planner::FullPlace& full : planner::find_crowded_out(claims, schools, capacity_mbps))
            schools_out.insert(full.school);
        return schools_out;
    };
    const std::set<std::size_t> expected = crowded_out();
    std::vector<double> kept_mbps(4, 0.0);
    for (const planner::Claim& claim : claims) {
        if (!expected.contains(claim.school)) kept_mbps[claim.place] += claim.demand_mbps;
    }
    for (std::size_t place = 0; place < 4; ++place)
        CHECK(kept_mbps[place] <= capacity_mbps(place));
    CHECK(!expected.empty());
    for (int repeat = 0; repeat < 5; ++repeat) {
        std::ranges::shuffle(claims, random);
        CHECK(crowded_out() == expected);
    }
}
