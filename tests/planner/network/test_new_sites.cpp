// SPDX-License-Identifier: Apache-2.0
#include "planner/network/new_sites.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "geo/io/write.h"
#include "geo/measure/geodesic.h"
#include "tests/catch.h"
#include "tests/hash.h"
#include "tests/planner/network/world.h"

using planner::CandidateRules;
using planner::Feasibility;
using planner::NetworkLayout;
using planner::SiteKind;
using planner::Technology;
using tests::at_km;

namespace {

/// Schools to connect, and the cellular options that new sites give them.
struct World {
    planner::Dataset dataset;
    planner::Indicators indicators;
    planner::NetworkRules rules;
    double demand_mbps = 20.0;

    explicit World(const std::vector<geo::LonLat>& places)
        : dataset{tests::schools_at(places)}, indicators{tests::unknown_indicators(places.size())} {
        rules.new_sites.most = 1;
    }
    /// Gives a school electricity, so that a site may stand there.
    void power(std::size_t school) { dataset.schools.electricity[school] = planner::Electricity::grid; }

    NetworkLayout lay_out() const {
        const std::vector standing(dataset.schools.size(), planner::Standing::to_connect);
        geo::Progress progress;
        return planner::lay_out_network(
            dataset, standing,
            {.radio = {},
             .coverage = rules.cellular.model,
             .candidates = CandidateRules{rules.new_sites.places, rules.new_sites.mast_m, rules.new_sites.range_m, {}}},
            progress);
    }
    planner::NetworkOptions options(const planner::Overrides& overrides = {}) const {
        const std::vector standing(dataset.schools.size(), planner::Standing::to_connect);
        return planner::find_options(dataset, indicators, standing, lay_out(),
                                     std::vector(dataset.schools.size(), demand_mbps), rules, overrides);
    }
};

/// The electricity grid as lines of places; a line of one place is a point.
planner::ContextLayer power_grid(const std::vector<std::vector<geo::LonLat>>& lines) {
    planner::ContextLayer layer{.name = "power_grid", .raster = {}, .shapes = {}};
    layer.shapes.first_part = layer.shapes.first_point = {0};
    for (const std::vector<geo::LonLat>& line : lines) {
        layer.shapes.point.insert(layer.shapes.point.end(), line.begin(), line.end());
        layer.shapes.first_point.push_back(layer.shapes.point.size());
        layer.shapes.is_hole.push_back(false);
        layer.shapes.attributes.source_row.push_back(layer.shapes.first_part.size());
        layer.shapes.first_part.push_back(layer.shapes.first_point.size() - 1);
    }
    return layer;
}

/// Two groups 40 km apart: three schools with 100 learners each, and two with 200 each; the first of each has power.
World two_groups() {
    World world{{at_km(0, 0), at_km(2, 0), at_km(0, 3), at_km(40, 0), at_km(42, 0)}};
    world.indicators.learners = {100, 100, 100, 200, 200};
    world.power(0);
    world.power(3);
    return world;
}

} // namespace

TEST_CASE("One new site stands where it reaches most learners, two reach all", "[new_sites]") {
    World world = two_groups();
    using enum Feasibility;
    const planner::NetworkOptions one = world.options();
    CHECK(one.of(Technology::cellular) == std::vector{no_source, no_source, no_source, feasible, feasible});
    CHECK(one.new_sites.place == std::vector{at_km(40, 0)});
    CHECK(one.new_sites.kind == std::vector{SiteKind::school});
    CHECK(one.new_sites.schools == std::vector<std::size_t>{2});
    CHECK(one.new_sites.covered.learners == 400);
    CHECK(one.new_sites.bound.learners == 400);
    CHECK(one.new_site(4) == 0);
    CHECK(one.new_site(0) == NetworkLayout::none);
    CHECK(cell_site_id(world.dataset.cell_sites, one.cell_site[4]) == "new-1");

    world.rules.new_sites.most = 5; // a third would add nothing
    const planner::NetworkOptions two = world.options();
    CHECK(two.new_sites.schools == std::vector<std::size_t>{2, 3});
    CHECK(two.new_sites.covered.learners == 700);
    CHECK(std::ranges::count(two.of(Technology::cellular), feasible) == 5);
}

TEST_CASE("Where learners are not known, or as many, new sites cover most schools", "[new_sites]") {
    World world = two_groups();
    for (const std::vector<double>& learners :
         {std::vector(5, 0.0), std::vector{100.0, 0.0, 0.0, 50.0, 50.0}, {100, 100, 100, 200, geo::missing}}) {
        world.indicators.learners = learners;
        const planner::NetworkOptions options = world.options();
        CHECK(options.new_sites.covered.schools == 3);
        CHECK(options.new_sites.place == std::vector{at_km(0, 0)});
    }
}

TEST_CASE("A new site stands first where schools have no other way, however few their learners", "[new_sites]") {
    World world = two_groups();
    REQUIRE(world.options().new_sites.place == std::vector{at_km(40, 0)});
    planner::Overrides overrides;
    overrides.forbid = {{"s2", {Technology::satellite}}};
    const planner::NetworkOptions options = world.options(overrides);
    CHECK(options.new_sites.place == std::vector{at_km(0, 0)});
    CHECK(options.new_sites.covered.learners_without == 100);
    CHECK(options.new_sites.covered.learners == 300);
    CHECK(options.new_sites.bound == options.new_sites.covered);
    world.indicators.learners[1] = 0.0;
    CHECK(world.options(overrides).new_sites.place == std::vector{at_km(0, 0)});
    world.rules.satellite.enabled = false; // nobody has another way
    CHECK(world.options().new_sites.place == std::vector{at_km(40, 0)});
}

TEST_CASE("A new site serves schools in its range to which the model gives their demand", "[new_sites]") {
    World world{{at_km(0, 0), at_km(5.5, 0), at_km(5.9, 0), at_km(7, 0)}};
    world.indicators.learners.assign(4, 100.0);
    world.power(0);
    using enum Feasibility;
    // 20 Mbit/s reach 5.711 km: METHODS.md "Modelled coverage"
    CHECK(world.options().of(Technology::cellular) == std::vector{feasible, feasible, no_source, no_source});
    world.demand_mbps = 5.0;
    CHECK(world.options().of(Technology::cellular) == std::vector{feasible, feasible, feasible, no_source});
    world.rules.new_sites.range_m = 8'000.0;
    CHECK(world.options().of(Technology::cellular) == std::vector{feasible, feasible, feasible, feasible});
    world.rules.cellular.max_mbps = 4.0;
    CHECK(world.options().new_sites.size() == 0);
}

TEST_CASE("A school that a site reaches with less than its demand may get a new one", "[new_sites]") {
    World world{{at_km(0, 0)}};
    world.indicators.learners = {100};
    world.power(0);
    tests::add_site(world.dataset, "T", at_km(10, 0), {true, true, true, false});
    world.rules.cellular.coverage = planner::NetworkRules::Cellular::Coverage::modelled;
    world.demand_mbps = 2.0; // less than the 7.965 of a mast of 30 m arrive: METHODS.md "Modelled coverage"
    CHECK(world.options().new_sites.size() == 0);
    world.demand_mbps = 20.0;
    CHECK(world.options().new_sites.schools == std::vector<std::size_t>{1});
    CHECK(world.options().of(Technology::cellular)[0] == Feasibility::feasible);
}

TEST_CASE("A new site counts the learners of those it can carry, once others are crowded out", "[new_sites]") {
    World world{{at_km(0, 0), at_km(2, 0)}};
    world.indicators.learners = {100, 200};
    world.power(0);
    CHECK(world.options().new_sites.covered.learners == 300);
    world.rules.cellular.over_capacity = planner::NetworkRules::Cellular::OverCapacity::refuse;
    world.rules.cellular.site_capacity_mbps = 10.0; // 0.6 x 10 x 5 = 30: one of two schools of 20
    const planner::NetworkOptions options = world.options();
    CHECK(options.new_sites.schools == std::vector<std::size_t>{1});
    const std::size_t kept = options.of(Technology::cellular)[0] == Feasibility::feasible ? 0 : 1;
    CHECK(options.new_sites.covered.learners == std::lround(world.indicators.learners[kept]));
    CHECK(options.new_sites.bound >= options.new_sites.covered);
}

TEST_CASE("No new site is proposed without leave, without power, or where cellular is there already", "[new_sites]") {
    World world = two_groups();
    world.rules.new_sites.most = 0;
    CHECK(world.options().new_sites.size() == 0);
    world = two_groups();
    world.dataset.schools.electricity.assign(5, planner::Electricity::none);
    CHECK(world.options().new_sites.size() == 0);
    world = two_groups();
    world.indicators.coverage.assign(5, planner::Generation::g4);
    CHECK(world.options().new_sites.size() == 0);
    world = two_groups();
    world.rules.cellular.enabled = false;
    CHECK(world.options().new_sites.size() == 0);
}

TEST_CASE("Schools share the capacity of a new site as of any other", "[new_sites]") {
    World world{std::vector(8, at_km(0, 0))};
    world.indicators.learners.assign(8, 100.0);
    world.power(0);
    world.rules.cellular.over_capacity = planner::NetworkRules::Cellular::OverCapacity::refuse;
    world.rules.point_to_point.enabled = world.rules.satellite.enabled = false;
    const std::vector<Feasibility> cellular = world.options().of(Technology::cellular);
    CHECK(std::ranges::count(cellular, Feasibility::feasible) == 5); // METHODS.md "Shared capacity": 5.06
    CHECK(std::ranges::count(cellular, Feasibility::site_full) == 3);
}

TEST_CASE("The largest school with power of a square is its candidate", "[new_sites]") {
    World world{{at_km(0, 0), at_km(0.1, 0), at_km(0.2, 0)}};
    world.dataset.schools.learners = {100, 300, 500};
    world.power(0);
    world.power(1);
    const planner::SiteCandidates candidates = world.lay_out().candidates;
    CHECK(candidates.place == std::vector{at_km(0.1, 0)});
    CHECK(candidates.first == std::vector<std::size_t>{0, 3});
}

TEST_CASE("High ground and towns are candidates where the dataset knows them", "[new_sites]") {
    const tests::TemporaryFolder folder;
    constexpr int side = 400;
    constexpr double cell_deg = 0.001;
    const geo::OutputGrid grid{.width = side, .height = side, .box = {29.8, -2.2, 30.2, -1.8}};
    const auto bump = [&](geo::LonLat middle) {
        return [=](int row, std::span<float> cells) {
            for (std::size_t col = 0; col < cells.size(); ++col) {
                const geo::LonLat here{29.8 + (static_cast<double>(col) + 0.5) * cell_deg,
                                       -1.8 - (row + 0.5) * cell_deg};
                cells[col] = static_cast<float>(std::max(0.0, 300.0 - geo::distance_m(here, middle) / 10.0));
            }
        };
    };
    const geo::LonLat hill = at_km(3, 0), town = at_km(-3, 0);
    geo::Progress progress;
    geo::write_geotiff(folder / "relief.tif", grid, bump(hill), progress);
    geo::write_geotiff(folder / "people.tif", grid, bump(town), progress);
    World world{{at_km(0, 0)}};
    world.dataset.elevation = geo::open_relief(folder / "relief.tif", "");
    world.dataset.population = geo::open_raster(folder / "people.tif", "");

    const auto best_of = [&](CandidateRules::Places places, SiteKind kind, geo::LonLat middle) {
        world.rules.new_sites.places = places;
        const planner::SiteCandidates candidates = world.lay_out().candidates;
        double nearest_m = 1e9;
        for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate) {
            CHECK(candidates.kind[candidate] == kind);
            nearest_m = std::min(nearest_m, geo::distance_m(candidates.place[candidate], middle));
        }
        return nearest_m;
    };
    // places looked at lie 1.2 km apart along a direction, and the middle of each bump lies on one
    CHECK(best_of(CandidateRules::Places::high_ground, SiteKind::high_ground, hill) < 700.0);
    CHECK(best_of(CandidateRules::Places::towns, SiteKind::town, town) < 700.0);
}

TEST_CASE("Near power is the place of the grid with most schools near it, in each square", "[new_sites]") {
    // METHODS.md "New cell sites": two schools 6 km apart, a line 4 km south of both, a range of 10 km
    World world{{at_km(-3, 0), at_km(3, 0)}};
    world.rules.new_sites.places = CandidateRules::Places::power;
    world.rules.new_sites.range_m = 10'000.0;
    CHECK(world.lay_out().candidates.size() == 0);
    world.dataset.context = {power_grid({{at_km(-14.8, -4), at_km(14.8, -4)}})};
    const planner::SiteCandidates candidates = world.lay_out().candidates;
    std::size_t best = 0;
    double most_near = 0.0;
    for (std::size_t candidate = 0; candidate < candidates.size(); ++candidate) {
        CHECK(candidates.kind[candidate] == SiteKind::power);
        CHECK(geo::distance_m(candidates.place[candidate], at_km(0, -4)) < 12'300.0); // 3 + sqrt(100 - 16) = 12.17 km
        double near = 0.0;
        for (const geo::LonLat school : world.dataset.schools.place)
            near += std::max(0.0, 1.0 - geo::distance_m(candidates.place[candidate], school) / 10'000.0);
        if (near > most_near) best = candidate;
        most_near = std::max(most_near, near);
    }
    CHECK(most_near == Approx(1.0).margin(1e-3));                       // halfway between both: 2 (1 - 5/10)
    CHECK(geo::distance_m(candidates.place[best], at_km(0, -4)) < 2.0); // the line is straight in degrees
    // 23.7 km of places 0.99 km apart with a school in range lie in five or six squares 5 km wide
    CHECK(candidates.size() >= 5);
    CHECK(candidates.size() <= 6);
}

TEST_CASE("A point of the grid is where a new site may stand, one out of range of all schools is not", "[new_sites]") {
    World world{{at_km(0, 0)}};
    world.indicators.learners = {100};
    world.dataset.context = {power_grid({{at_km(4, 0)}, {at_km(40, 0)}})};
    const planner::NetworkOptions options = world.options();
    CHECK(options.new_sites.place == std::vector{at_km(4, 0)});
    CHECK(options.new_sites.kind == std::vector{SiteKind::power});
    CHECK(options.of(Technology::cellular)[0] == Feasibility::feasible);
}

TEST_CASE("Only lines and points of a context layer power_grid are the electricity grid", "[new_sites]") {
    World world{{at_km(0, 0)}};
    const std::vector<geo::LonLat> line{at_km(0, 0), at_km(1, 0), at_km(1, 1), at_km(0, 0)};
    world.dataset.context = {power_grid({line})};
    CHECK(world.lay_out().candidates.size() > 0);
    world.rules.new_sites.places = CandidateRules::Places::schools;
    CHECK(world.lay_out().candidates.size() == 0);
    world.rules.new_sites.places = CandidateRules::Places::all;
    world.dataset.context.front().has_areas = true;
    CHECK(world.lay_out().candidates.size() == 0);
    world.dataset.context = {power_grid({line})};
    world.dataset.context.front().name = "rivers";
    CHECK(world.lay_out().candidates.size() == 0);
}

TEST_CASE("The order of schools, of the grid's lines and of their points changes no candidate", "[new_sites]") {
    std::vector<geo::LonLat> schools;
    std::vector<std::vector<geo::LonLat>> lines;
    for (std::uint64_t row = 0; row < 40; ++row)
        schools.push_back(at_km(30.0 * tests::share(3, 1, row), 30.0 * tests::share(3, 2, row)));
    for (std::uint64_t line = 0; line < 8; ++line) {
        std::vector<geo::LonLat>& points = lines.emplace_back();
        for (std::uint64_t point = 0; point < 5; ++point)
            points.push_back(at_km(30.0 * tests::share(line, 4, point), 30.0 * tests::share(line, 5, point)));
    }
    World straight{schools};
    straight.rules.new_sites.places = CandidateRules::Places::power;
    straight.dataset.context = {power_grid(lines)};
    std::ranges::reverse(schools);
    std::rotate(lines.begin(), lines.begin() + 3, lines.end());
    World other{schools};
    other.rules.new_sites.places = CandidateRules::Places::power;
    other.dataset.context = {power_grid(lines)};
    const planner::SiteCandidates some = straight.lay_out().candidates, same = other.lay_out().candidates;
    CHECK(some.size() > 20);
    CHECK(same.place == some.place);
    CHECK(same.first == some.first);
    for (std::vector<geo::LonLat>& line : lines)
        std::ranges::reverse(line);
    other.dataset.context = {power_grid(lines)};
    const planner::SiteCandidates turned = other.lay_out().candidates;
    REQUIRE(turned.size() == some.size());
    for (std::size_t candidate = 0; candidate < some.size(); ++candidate)
        CHECK(geo::distance_m(turned.place[candidate], some.place[candidate]) < 1e-6); // as far as degrees are rounded
}
