// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <numeric>

#include "geo/measure/geodesic.h"
#include "planner/result/straight_hops.h"
#include "tests/catch.h"
#include "tests/planner/data/dataset_fixture.h"
#include "tests/planner/network/fiber_alone.h"
#include "tests/planner/network/world.h"
#include "tests/tables.h"

namespace {

using planner::NetworkLayout;
using Mode = planner::NetworkRules::Fiber::Mode;

/// A road from the node 20 km east, and one north from its middle.
planner::Dataset t_junction(const std::vector<geo::LonLat>& schools) {
    planner::Dataset dataset = tests::schools_at(schools);
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset, {{tests::at_km(0, 0), tests::at_km(10, 0), tests::at_km(20, 0)},
                               {tests::at_km(10, 0), tests::at_km(10, 10)}});
    return dataset;
}

NetworkLayout laid_out(const planner::Dataset& dataset, Mode mode) {
    const std::vector<planner::Standing> standing(dataset.schools.size(), planner::Standing::to_connect);
    geo::Progress progress;
    return planner::lay_out_network(dataset, standing, {.max_hop_m = 50'000.0, .radio = {}, .fiber_mode = mode},
                                    progress);
}

} // namespace

TEST_CASE("Along roads two schools share the trench up to the junction, straight lines know no road", "[road_layout]") {
    const planner::Dataset dataset = t_junction({tests::at_km(20, 0), tests::at_km(10, 8)});
    const NetworkLayout roads = laid_out(dataset, Mode::road);
    CHECK(roads.fiber.upstream == std::vector<std::size_t>{1, 2});
    CHECK(roads.fiber.hop_m[1] == Approx(18'000.0).epsilon(1e-3)); // 10 km to the junction, 8 km north
    CHECK(roads.fiber.hop_m[0] == Approx(10'000.0).epsilon(1e-3)); // from the junction on
    CHECK(roads.fiber_way[0] == NetworkLayout::Way::road);
    CHECK(roads.way(1).size() == 3);
    const NetworkLayout straight = laid_out(dataset, Mode::straight);
    CHECK(straight.fiber.hop_m[1] == Approx(std::hypot(10'000.0, 8'000.0)).epsilon(1e-3));
    CHECK(straight.fiber_way[0] == NetworkLayout::Way::straight);
    CHECK(straight.way(0).empty());
}

TEST_CASE("Slack counts along roads and the route factor on straight lines", "[road_layout]") {
    const planner::NetworkRules::Fiber rules{.route_factor = 1.5, .slack_on_road = 1.25};
    const NetworkLayout layout = laid_out(t_junction({tests::at_km(20, 0), tests::at_km(30, 0)}), Mode::road);
    CHECK(layout.route_m(0, rules) == Approx(20'000.0 * 1.25).epsilon(1e-3));
    CHECK(layout.fiber_way[1] == NetworkLayout::Way::straight); // 10 km beyond the road's end
    CHECK(layout.route_m(1, rules) == Approx(10'000.0 * 1.5).epsilon(1e-3));
}

TEST_CASE("A dataset without roads is laid out straight in either mode", "[road_layout]") {
    planner::Dataset dataset = t_junction({tests::at_km(20, 0), tests::at_km(10, 8)});
    dataset.road_graph = {};
    CHECK(laid_out(dataset, Mode::road).fiber == laid_out(dataset, Mode::straight).fiber);
}

TEST_CASE("Every fiber route of Ghana's plan runs along roads or is a told straight line, to existing fiber",
          "[road_layout]") {
    const planner::Dataset dataset = tests::load_country("GHA").value;
    CHECK(dataset.road_graph.edges.size() > 6'000);
    const NetworkLayout layout = laid_out(dataset, Mode::road);
    const std::size_t school_count = dataset.schools.size();
    std::size_t along_roads = 0;
    for (const std::size_t school : layout.fiber.order) {
        std::size_t point = school, steps = 0;
        while (point < school_count && ++steps <= school_count)
            point = layout.fiber.upstream[point];
        REQUIRE(point >= school_count); // a source
        const auto way = layout.way(school);
        if (way.empty()) continue;
        ++along_roads;
        CHECK(geo::distance_m(way.front(), dataset.schools.place[school]) < 0.1);
        double length_m = 0.0;
        for (std::size_t step = 1; step < way.size(); ++step)
            length_m += geo::distance_m(way[step - 1], way[step]);
        CHECK(length_m == Approx(layout.fiber.hop_m[school]).epsilon(1e-5).margin(0.1));
    }
    CHECK(along_roads > 0);
    // The same schools in another order get the same trench.
    const double length_m =
        std::accumulate(layout.fiber.order.begin(), layout.fiber.order.end(), 0.0,
                        [&](double sum, std::size_t school) { return sum + layout.fiber.hop_m[school]; });
    planner::Dataset turned = dataset;
    tests::reverse(turned.schools);
    const NetworkLayout again = laid_out(turned, Mode::road);
    double again_m = 0.0;
    for (const std::size_t school : again.fiber.order)
        again_m += again.fiber.hop_m[school];
    CHECK(again_m == Approx(length_m).epsilon(1e-9));
}

TEST_CASE("A scenario along roads costs the trench once and its result names the ways", "[road_layout]") {
    const auto result = tests::simulate(t_junction({tests::at_km(20, 0), tests::at_km(10, 8)}), tests::fiber_alone());
    CHECK(result->plan->outcome == std::vector{planner::Outcome::fiber, planner::Outcome::fiber});
    CHECK(result->totals.fiber_route_km == Approx((18.0 + 10.0) * 1.1).epsilon(1e-3));
    const double price_usd = result->scenario.rates.fiber.capex_usd_per_km;
    CHECK(result->plan->shared_capex_usd[0] + result->plan->shared_capex_usd[1] ==
          Approx((18.0 + 10.0) * 1.1 * price_usd).epsilon(1e-3));
}

TEST_CASE("A result along roads tells which hops run straight", "[road_layout]") {
    const auto told = [](const std::vector<geo::LonLat>& schools, bool has_roads) {
        planner::Dataset dataset = t_junction(schools);
        if (!has_roads) dataset.road_graph = {};
        return describe_straight_hops(*tests::simulate(dataset, tests::fiber_alone()));
    };
    CHECK(told({tests::at_km(20, 0), tests::at_km(10, 8)}, true).empty());
    // 10 km beyond the end of the road, 1.2 times as far as the crow flies
    CHECK(told({tests::at_km(20, 0), tests::at_km(30, 0)}, true) ==
          "1 of 2 fiber hops run straight, 12.0 km, as no road leads there");
    CHECK(told({tests::at_km(20, 0)}, false) == "1 of 1 fiber hops run straight, 24.0 km, as the dataset has no roads");
    // two schools in one place share the hop of the first
    CHECK(told({tests::at_km(20, 0), tests::at_km(30, 0), tests::at_km(30, 0)}, true) ==
          "1 of 2 fiber hops run straight, 12.0 km, as no road leads there");
    CHECK(told({tests::at_km(20, 0), tests::at_km(20, 0)}, true).empty());
}

TEST_CASE("A road layer of points, and one without a CRS, are told and leave the dataset without roads",
          "[road_layout]") {
    const tests::SmallDataset small{"id,name,lon,lat\n1,a,10.12345,5.12345\n", "[[roads]]\nfile = \"roads.geojson\"\n"};
    small.add("roads.geojson", R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},
        "geometry":{"type":"Point","coordinates":[10.1,5.1]}}]})");
    const auto points = small.load();
    CHECK(tests::rows_of(points.issues, "missing_line", "roads").size() == 1);
    CHECK(points.value.road_graph.edges.size() == 0);

    const tests::SmallDataset other{"id,name,lon,lat\n1,a,10.12345,5.12345\n", "[[roads]]\nfile = \"roads.csv\"\n"};
    other.add("roads.csv", "WKT,highway\n\"LINESTRING(10 5,10.1 5)\",primary\n");
    const auto without_crs = other.load();
    CHECK(std::ranges::count(without_crs.issues, "missing_crs", &geo::Issue::code) == 1);
    CHECK(without_crs.value.road_graph.edges.size() == 0);
}
