// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <map>
#include <memory>
#include <random>
#include <string>
#include <tuple>
#include <utility>

#include "geo/road/road_class.h"
#include "planner/result/locked_roads.h"
#include "planner/result/school_columns.h"
#include "tests/catch.h"
#include "tests/planner/data/dataset_fixture.h"
#include "tests/planner/network/fiber_alone.h"
#include "tests/planner/network/world.h"

namespace {

using planner::NetworkLayout;
using Result = std::shared_ptr<const planner::ScenarioResult>;

constexpr double slack_on_road = 1.1, route_factor = 1.2;

Result simulate_fiber(const planner::Dataset& dataset, const planner::RoadOverrides& roads) {
    planner::Scenario scenario = tests::fiber_alone();
    scenario.overrides.roads = roads;
    return tests::simulate(dataset, scenario);
}

/// A road of 20 km from the node over a bridge; the second school lies beyond it.
planner::Dataset river() {
    planner::Dataset dataset = tests::schools_at({tests::at_km(8, 0), tests::at_km(20, 0)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset,
                     {{tests::at_km(0, 0), tests::at_km(10, 0)},
                      {tests::at_km(10, 0), tests::at_km(12, 0)},
                      {tests::at_km(12, 0), tests::at_km(20, 0)}},
                     {"west", "bridge", "east"});
    return dataset;
}

/// The node in the west, a road through the middle and one that turns aside; a school at its end and one by the way.
planner::Dataset detour() {
    planner::Dataset dataset = tests::schools_at({tests::at_km(10, 0), tests::at_km(2, 4)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset,
                     {{tests::at_km(0, 0), tests::at_km(10, 0)},
                      {tests::at_km(0, 0), tests::at_km(0, 4), tests::at_km(10, 4), tests::at_km(10, 0)}},
                     {"through", "round"});
    return dataset;
}

} // namespace

TEST_CASE("A road without an override is dug along, a forbidden one is gone round", "[road_overrides]") {
    // Through: 10 km to the first school, and 4 + 2 km round to the second.
    CHECK(simulate_fiber(detour(), {})->totals.fiber_route_km == Approx((10.0 + 6.0) * slack_on_road).epsilon(1e-3));
    // Round: 4 + 10 + 4 km, the second school on the way.
    const Result result = simulate_fiber(detour(), {.forbid = {"through"}, .lock = {}});
    CHECK(result->totals.fiber_route_km == Approx(18.0 * slack_on_road).epsilon(1e-3));
    CHECK(result->layout->fiber.upstream == std::vector<std::size_t>{1, 2});
}

TEST_CASE("A forbidden bridge makes an island, whose schools are joined by a told straight line", "[road_overrides]") {
    const Result whole = simulate_fiber(river(), {});
    CHECK(whole->totals.fiber_route_km == Approx(20.0 * slack_on_road).epsilon(1e-3));
    const Result cut = simulate_fiber(river(), {.forbid = {"bridge"}, .lock = {}});
    CHECK(cut->totals.fiber_route_km == Approx(8.0 * slack_on_road + 12.0 * route_factor).epsilon(1e-3));
    CHECK(cut->layout->fiber_way ==
          std::vector{NetworkLayout::Way::road, NetworkLayout::Way::straight}); // "way" in the run
}

TEST_CASE("A school beside a forbidden road is tied to the next road, or to none", "[road_overrides]") {
    planner::Dataset dataset = tests::schools_at({tests::at_km(6, 0.5)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(
        dataset,
        {{tests::at_km(0, 0), tests::at_km(10, 0)}, {tests::at_km(0, 0), tests::at_km(0, 2), tests::at_km(10, 2)}},
        {"near", "far"});
    CHECK(simulate_fiber(dataset, {})->layout->fiber.hop_m[0] == Approx(6'500.0).epsilon(1e-3));
    const planner::RoadOverrides one{.forbid = {"near"}, .lock = {}}, both{.forbid = {"far", "near"}, .lock = {}};
    CHECK(simulate_fiber(dataset, one)->layout->fiber.hop_m[0] == Approx(2'000.0 + 6'000.0 + 1'500.0).epsilon(1e-3));
    CHECK(simulate_fiber(dataset, both)->layout->fiber_way[0] == NetworkLayout::Way::straight);
}

TEST_CASE("Fiber laid along a locked road costs the plan nothing and is taken up anywhere on it", "[road_overrides]") {
    const Result result = simulate_fiber(river(), {.forbid = {}, .lock = {"bridge"}});
    // West of it the node is 8 km from the school and the bridge 2 km; east of it 8 km are left.
    CHECK(result->totals.fiber_route_km == Approx((2.0 + 8.0) * slack_on_road).epsilon(1e-3));
    CHECK(planner::upstream_id(*result, 0) == "bridge");
    CHECK(planner::upstream_id(*result, 1) == "bridge");
    const double trench_usd = result->scenario.rates.fiber.capex_usd_per_km * 10.0 * slack_on_road;
    CHECK(result->plan->shared_capex_usd[0] + result->plan->shared_capex_usd[1] == Approx(trench_usd).epsilon(1e-3));
}

TEST_CASE("What fiber along locked roads takes is told beside the plan", "[road_overrides]") {
    CHECK(describe_locked_roads(*simulate_fiber(river(), {})).empty());
    CHECK(describe_locked_roads(*simulate_fiber(river(), {.forbid = {}, .lock = {"nowhere"}})).empty());
    // 2 and 8 km, 1.1 times as long as drawn, at 12,000 USD a km
    const Result result = simulate_fiber(river(), {.forbid = {}, .lock = {"bridge", "east"}});
    CHECK(locked_route_km(*result) == Approx(11.0).epsilon(1e-3));
    CHECK(locked_trench_usd(*result) == Approx(132'000.0).epsilon(1e-3));
    CHECK_THAT(describe_locked_roads(*result), Catch::Contains("fiber along locked roads, 11.0 km and 13") &&
                                                   Catch::Contains(" USD to lay, is in no figure of the plan"));
    // 2 km of track, where a metre costs 1.1 times as much
    planner::Dataset tracks = river();
    std::ranges::fill(tracks.road_graph.edges.road_class, *geo::road_class_of("track"));
    const Result track = simulate_fiber(tracks, {.forbid = {}, .lock = {"bridge"}});
    CHECK(locked_trench_usd(*track) == Approx(2.0 * 1.1 * 1.1 * 12'000.0).epsilon(1e-3));
}

TEST_CASE("Schools on a locked road need no trench but the spur", "[road_overrides]") {
    planner::Dataset dataset = river();
    dataset.schools.place = {tests::at_km(5, 0), tests::at_km(15, 1)};
    const Result result = simulate_fiber(dataset, {.forbid = {}, .lock = {"east", "west"}});
    CHECK(result->layout->fiber.hop_m[0] == Approx(0.0).margin(0.1));
    CHECK(result->layout->fiber.hop_m[1] == Approx(1'000.0).epsilon(1e-3));
    CHECK(planner::upstream_id(*result, 0) == "west");
    CHECK(planner::upstream_id(*result, 1) == "east");
}

TEST_CASE("A locked road brings fiber where there is no node, and one that is forbidden too stays locked",
          "[road_overrides]") {
    planner::Dataset dataset = river();
    dataset.transmission_nodes = {};
    const auto reason_with = [&](const std::vector<std::string>& lock) {
        const Result result = simulate_fiber(dataset, {.forbid = {}, .lock = lock});
        return result->options->of(planner::Technology::fiber)[0];
    };
    CHECK(reason_with({}) == planner::Feasibility::no_source);
    CHECK(reason_with({"nowhere"}) == planner::Feasibility::no_source);
    CHECK(reason_with({"east", "nowhere"}) == planner::Feasibility::feasible);
    const Result result = simulate_fiber(dataset, {.forbid = {"east"}, .lock = {"east"}});
    CHECK(result->totals.fiber_route_km == Approx(4.0 * slack_on_road).epsilon(1e-3)); // from 12 to 8 km
}

TEST_CASE("Permuted roads and schools change no trench under overrides", "[road_overrides]") {
    std::mt19937 random{11};
    using Road = std::pair<std::string, std::vector<geo::LonLat>>;
    std::vector<Road> roads;
    for (int line = 0; line <= 6; ++line) {
        for (int piece = 0; piece < 6; ++piece) {
            const double at = line * 3.0, from = piece * 3.0, to = from + 3.0;
            roads.push_back({"e" + std::to_string(random() % 30), {tests::at_km(from, at), tests::at_km(to, at)}});
            roads.push_back({"n" + std::to_string(random() % 30), {tests::at_km(at, from), tests::at_km(at, to)}});
        }
    }
    std::vector<geo::LonLat> schools;
    for (int school = 0; school < 25; ++school)
        schools.push_back(
            tests::at_km(static_cast<double>(random() % 180) / 10.0, static_cast<double>(random() % 180) / 10.0));
    const planner::RoadOverrides overrides{.forbid = {"e1", "e11", "e2", "e3", "n1", "n2", "n3", "n4"},
                                           .lock = {"e5", "e6", "n5"}};
    planner::Dataset dataset = tests::schools_at(schools);
    tests::add_node(dataset, "node", tests::at_km(9, 9));
    const auto trench_by_school = [&] {
        std::vector<std::vector<geo::LonLat>> lines;
        std::vector<std::string> ids;
        for (const Road& road : roads) {
            ids.push_back(road.first);
            lines.push_back(road.second);
        }
        tests::add_roads(dataset, lines, ids);
        const Result result = simulate_fiber(dataset, overrides);
        std::map<std::string, std::pair<std::string, double>> trench;
        for (std::size_t school = 0; school < dataset.schools.size(); ++school)
            trench[std::string{dataset.schools.id[school]}] = {planner::upstream_id(*result, school),
                                                               result->layout->fiber.hop_m[school]};
        return trench;
    };
    const auto before = trench_by_school();
    CHECK(std::ranges::count_if(before, [&](const auto& entry) {
              return std::ranges::binary_search(overrides.lock, entry.second.first);
          }) > 0);
    std::ranges::shuffle(roads, random);
    tests::reverse(dataset.schools);
    CHECK(trench_by_school() == before);
}

TEST_CASE("A road layer's own column of ids, and OpenStreetMap's numbers, name its roads", "[road_overrides]") {
    const tests::SmallDataset small{"id,name,lon,lat\n1,a,10.12345,5.12345\n", "[[roads]]\nfile = \"roads.geojson\"\n"};
    small.add("roads.geojson", R"({"type":"FeatureCollection","features":[
        {"type":"Feature","properties":{"osm_id":"4418291","highway":"primary"},
         "geometry":{"type":"LineString","coordinates":[[10.1,5.1],[10.2,5.1]]}},
        {"type":"Feature","properties":{"osm_id":"4418292","highway":"primary"},
         "geometry":{"type":"LineString","coordinates":[[10.2,5.1],[10.3,5.1]]}}]})");
    const planner::Dataset dataset = small.load().value;
    CHECK(dataset.road_graph.edges.size() == 2);
    CHECK(dataset.road_id == geo::TextColumn{"4418291", "4418292"});
    geo::Progress progress;
    const auto osm = geo::read_osm_roads(tests::reference("data/BRA-portoalegre/poa_osm.pbf"), progress).value;
    CHECK(std::ranges::count(osm.road, geo::RoadLines::no_road) == 0);
    CHECK(std::ranges::all_of(osm.road_id, [](std::string_view id) { return std::stoll(std::string{id}) > 0; }));
}
