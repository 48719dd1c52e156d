// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <vector>

#include "tests/catch.h"
#include "tests/planner/network/fiber_alone.h"
#include "tests/planner/network/world.h"

namespace {

using planner::NetworkLayout;

constexpr double usd_per_km = 12'000.0, slack_on_road = 1.1;

double& factor_of(planner::Scenario& scenario, geo::RoadGroup group) {
    return scenario.network.fiber.road_factors[static_cast<std::size_t>(group)];
}

/// What the provider pays first: the trench, as there is no cable.
double trench_usd(const planner::ScenarioResult& result) {
    double usd = 0.0;
    for (const planner::Account& account : result.ledger->accounts) {
        if (account.payer != planner::Payer::provider || account.item != planner::Item::link ||
            account.flow != planner::Flow::capex)
            continue;
        for (const double paid : account.in(0))
            usd += paid;
    }
    return usd;
}

/// From the node a track of 10 km straight to the first school, and a main road of 4, 10 and 4 km round to it, past the
/// second school 6 km along.
planner::Dataset short_track_or_long_road() {
    planner::Dataset dataset = tests::schools_at({tests::at_km(10, 0), tests::at_km(2, 4)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset,
                     {{tests::at_km(0, 0), tests::at_km(10, 0)},
                      {tests::at_km(0, 0), tests::at_km(0, 4), tests::at_km(10, 4), tests::at_km(10, 0)}},
                     {}, {"track", "primary"});
    return dataset;
}

} // namespace

TEST_CASE("Trench goes the longer way along the main road once tracks are dear enough", "[trench_prices]") {
    // Track and 6 km of main road, or 18 km of main road past the second school: equal at a factor of 1.2.
    planner::Scenario scenario = tests::fiber_alone();
    const auto by_track = tests::simulate(short_track_or_long_road(), scenario); // at 1.1
    CHECK(by_track->totals.fiber_route_km == Approx(16.0 * slack_on_road).epsilon(1e-3));
    CHECK(trench_usd(*by_track) == Approx((10.0 * 1.1 + 6.0) * slack_on_road * usd_per_km).epsilon(1e-3));
    CHECK(by_track->plan->shared_capex_usd[0] == Approx(10.0 * 1.1 * slack_on_road * usd_per_km).epsilon(1e-3));

    factor_of(scenario, geo::RoadGroup::track) = 1.3;
    const auto by_road = tests::simulate(short_track_or_long_road(), scenario);
    CHECK(by_road->layout->fiber.upstream == std::vector<std::size_t>{1, 2});
    CHECK(by_road->totals.fiber_route_km == Approx(18.0 * slack_on_road).epsilon(1e-3));
    CHECK(trench_usd(*by_road) == Approx(18.0 * slack_on_road * usd_per_km).epsilon(1e-3)); // by track 19 km's worth
    // The first school has 12 km to itself and shares 6.
    CHECK(by_road->plan->shared_capex_usd[0] == Approx((12.0 + 6.0 / 2.0) * slack_on_road * usd_per_km).epsilon(1e-3));
}

TEST_CASE("Who is reached is a matter of length, however dear the road", "[trench_prices]") {
    planner::Scenario scenario = tests::fiber_alone();
    scenario.network.fiber.max_hop_m = 10'010.0;
    for (const double factor : {0.5, 1.1, 1.3}) {
        factor_of(scenario, geo::RoadGroup::track) = factor;
        CHECK(tests::simulate(short_track_or_long_road(), scenario)->layout->fiber.order.size() == 2);
    }
    scenario.network.fiber.max_hop_m = 9'990.0; // the second school is 6 km from the node, the first 12 from that one
    for (const double factor : {0.5, 1.1, 1.3}) {
        factor_of(scenario, geo::RoadGroup::track) = factor;
        CHECK(tests::simulate(short_track_or_long_road(), scenario)->layout->fiber.upstream ==
              std::vector<std::size_t>{NetworkLayout::none, 2});
    }
}

TEST_CASE("Fiber keeps off motorways until they have a factor, and off roads whose factor is 0", "[trench_prices]") {
    planner::Dataset dataset = tests::schools_at({tests::at_km(10, 0)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset, {{tests::at_km(0, 0), tests::at_km(10, 0)}}, {}, {"motorway"});
    planner::Scenario scenario = tests::fiber_alone();
    CHECK(tests::simulate(dataset, scenario)->layout->fiber_way[0] == NetworkLayout::Way::straight);
    factor_of(scenario, geo::RoadGroup::motorway) = 2.0;
    const auto along = tests::simulate(dataset, scenario);
    CHECK(along->layout->fiber_way[0] == NetworkLayout::Way::road);
    CHECK(trench_usd(*along) == Approx(10.0 * 2.0 * slack_on_road * usd_per_km).epsilon(1e-3));

    factor_of(scenario, geo::RoadGroup::track) = 0.0;
    const auto round = tests::simulate(short_track_or_long_road(), scenario);
    CHECK(round->totals.fiber_route_km == Approx(18.0 * slack_on_road).epsilon(1e-3));
}

TEST_CASE("Spurs have a price of their own, which those pay who share the trench", "[trench_prices]") {
    // Along the road 3 km to where the second school lies 2 km off, 3 km more to where the first lies 1 km off.
    planner::Dataset dataset = tests::schools_at({tests::at_km(6, 1), tests::at_km(3, -2)});
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset, {{tests::at_km(0, 0), tests::at_km(10, 0)}});
    planner::Scenario scenario = tests::fiber_alone();
    scenario.network.fiber.max_spur_m = 2'100.0;
    CHECK(trench_usd(*tests::simulate(dataset, scenario)) == Approx(9.0 * slack_on_road * usd_per_km).epsilon(1e-3));

    scenario.rates.fiber.spur_usd_per_km = 30'000.0;
    const auto result = tests::simulate(dataset, scenario);
    CHECK(result->layout->spur_m[0] == Approx(1'000.0).epsilon(1e-3));
    CHECK(result->layout->spur_m[1] == Approx(2'000.0).epsilon(1e-3));
    const double first_usd = (3.0 * usd_per_km + 1.0 * 30'000.0) * slack_on_road;
    const double second_usd = (3.0 * usd_per_km + 2.0 * 30'000.0) * slack_on_road; // of both: it carries the trench on
    CHECK(trench_usd(*result) == Approx(first_usd + second_usd).epsilon(1e-3));
    CHECK(result->plan->shared_capex_usd[0] == Approx(first_usd + second_usd / 2.0).epsilon(1e-3));
    CHECK(result->plan->shared_capex_usd[1] == Approx(second_usd / 2.0).epsilon(1e-3));
}

TEST_CASE("A node far from the road is left for one farther on where spurs are dear", "[trench_prices]") {
    // 2 km of spur and 4 of road from the one node, 7 of road from the other.
    planner::Dataset dataset = tests::schools_at({tests::at_km(4, 0)});
    tests::add_node(dataset, "off", tests::at_km(0, 2));
    tests::add_node(dataset, "on", tests::at_km(11, 0));
    tests::add_roads(dataset, {{tests::at_km(0, 0), tests::at_km(11, 0)}});
    planner::Scenario scenario = tests::fiber_alone();
    scenario.network.fiber.max_spur_m = 2'100.0;
    CHECK(trench_usd(*tests::simulate(dataset, scenario)) == Approx(6.0 * slack_on_road * usd_per_km).epsilon(1e-3));
    scenario.rates.fiber.spur_usd_per_km = 2.0 * usd_per_km; // as dear as 8 km of road
    CHECK(trench_usd(*tests::simulate(dataset, scenario)) == Approx(7.0 * slack_on_road * usd_per_km).epsilon(1e-3));
    scenario.rates.fiber.capex_usd_per_km = 0.0; // ways still weigh something, and spurs cost all there is to pay
    CHECK(trench_usd(*tests::simulate(dataset, scenario)) == Approx(0.0).margin(5.0)); // places are kept to centimetres
}

TEST_CASE("The price of a route moves no trench, unless spurs have a price of their own", "[trench_prices]") {
    planner::Study study{std::make_shared<const planner::Dataset>(short_track_or_long_road())};
    geo::Progress progress;
    const auto layout_at = [&](double route_usd_per_km, double spur_usd_per_km) {
        planner::Scenario scenario = tests::fiber_alone();
        scenario.rates.fiber.capex_usd_per_km = route_usd_per_km;
        scenario.rates.fiber.spur_usd_per_km = spur_usd_per_km;
        return study.simulate(scenario, progress)->layout;
    };
    const auto first = layout_at(usd_per_km, 0.0);
    CHECK(layout_at(2.0 * usd_per_km, 0.0) == first);
    CHECK(layout_at(2.0 * usd_per_km, usd_per_km) != first);
}
