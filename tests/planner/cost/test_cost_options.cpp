// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numeric>
#include <random>

#include "planner/cost/charge.h"
#include "planner/cost/cost_table.h"
#include "tests/catch.h"
#include "tests/planner/cost/cost_world.h"

using planner::CostTable;
using planner::Feasibility;
using planner::Horizon;
using planner::Ledger;
using planner::Rates;
using planner::Standing;
using planner::Technology;
using World = tests::CostWorld;

namespace {

constexpr std::size_t none = planner::NetworkLayout::none;

} // namespace

TEST_CASE("A bare link of 20 Mbps for ten years costs the worked values", "[cost_options]") {
    // METHODS.md "Costs of a connection"; cellular by hand: 350 today, again after five years, 35 + 1,440 a year at 6 %
    World world{{0.0, 500.0, 1'000.0, 2'000.0, 5'000.0}};
    world.strip();
    const CostTable cost = world.cost();
    CHECK(cost.of(Technology::cellular).npv_usd[0] == Approx(11'467.67).margin(0.005));
    CHECK(cost.of(Technology::point_to_point).npv_usd[0] == Approx(15'393.62).margin(0.005));
    CHECK(cost.of(Technology::satellite).npv_usd[0] == Approx(8'238.20).margin(0.005));
    const std::vector printed{8'153.44, 14'001.03, 19'848.61, 31'543.79, 66'629.31};
    for (std::size_t school = 0; school < printed.size(); ++school) {
        CHECK(cost.of(Technology::fiber).npv_usd[school] + world.trench_usd(school) ==
              Approx(printed[school]).margin(0.005));
    }
    CHECK(world.trench_usd(2) == Approx(11'695.174).margin(0.0005)); // per km
    CHECK(cost.own_edge(Technology::fiber, 2).capex_usd == Approx(1.2 * 12'000.0));

    const double student_years = 320.0 * planner::annuity_factor(0.06, 10);
    CHECK(cost.of(Technology::satellite).npv_usd[0] / student_years == Approx(3.498).margin(0.0005));

    // licensed: 2,000 once, 600 a year; GEO: 2,500 for 7 years, 125 and 6,000 a year
    CHECK(cost.of(Technology::point_to_point).npv_usd[0] + 2'000.0 + 600.0 * planner::annuity_factor(0.06, 10) ==
          Approx(21'809.67).margin(0.005));
    world.options.orbit[0] = planner::Orbit::geo;
    world.demand.minimum_mbps = 5.0;
    world.demand_mbps[0] = 5.0;
    CHECK(world.npv_usd(Technology::satellite) == Approx(48'445.47).margin(0.005));
}

TEST_CASE("A mobile subscription grows up to what the school's link carries", "[cost_options]") {
    // 20 Mbps in the first year, 25 from then on: 5 x 72 USD more a year than the worked 11,467.67
    World world{{0.0}};
    world.strip();
    world.demand.growth_per_year = 1.0;
    world.options.cellular_mbps[0] = 25.0;
    const double later_years = planner::annuity_factor(0.06, 10) - 1.0 / 1.06;
    CHECK(world.npv_usd(Technology::cellular) == Approx(11'467.67 + 360.0 * later_years).margin(0.005));
}

TEST_CASE("Trench is dug once and cable laid for each school, as worked out by hand", "[cost_options]") {
    // METHODS.md "Costs of a connection": F-a 4, a-b 3, b-S1 2, b-c 3, c-S2 1, c-S3 4; the nearer one carries it on
    const auto usd = [](World world) {
        world.network.fiber.route_factor = 1.0;
        world.rates.fiber.capex_usd_per_km = 16'000.0;
        world.rates.fiber.cable_usd_per_km = 1'500.0;
        world.rates.fiber.capex_usd_per_school = 0.0;
        world.strip();
        const CostTable cost = world.cost();
        double sum = 0.0;
        for (std::size_t school = 0; school < 3; ++school)
            sum += cost.of(Technology::fiber).capex_usd[school] + cost.own_edge(Technology::fiber, school).capex_usd;
        return sum;
    };
    World shared{{9'000.0, 4'000.0, 4'000.0}};
    shared.layout.fiber.upstream = {3, 0, 1};
    shared.layout.joins_m = {0.0, 2'000.0, 1'000.0};
    CHECK(usd(shared) == Approx(323'000.0));
    const World apart{{9'000.0, 10'000.0, 11'000.0}};
    CHECK(usd(apart) == Approx(525'000.0));
    CHECK(1.0 - usd(shared) / usd(apart) == Approx(0.3848).margin(5e-5));
}

TEST_CASE("A kilometre of fiber has the price of how it is built", "[cost_options]") {
    // METHODS.md "Default values": 8,000 on poles, 18,000 in a trench; 1 km is 1.2 km of route
    World world{{1'000.0}};
    world.rates.fiber.build = planner::FiberRates::Build::aerial;
    CHECK(world.cost().own_edge(Technology::fiber, 0).capex_usd == Approx(9'600.0));
    world.rates.fiber.build = planner::FiberRates::Build::buried;
    CHECK(world.cost().own_edge(Technology::fiber, 0).capex_usd == Approx(21'600.0));
}

TEST_CASE("Fiber breaks even where its trench costs what the other link costs more", "[cost_options]") {
    World world{{0.0, 1'000.0}};
    world.strip();
    const CostTable cost = world.cost();
    const double fiber_usd = cost.of(Technology::fiber).npv_usd[0], usd_per_km = world.trench_usd(1);
    const auto break_even_km = [&](double other_usd) { return (other_usd - fiber_usd) / usd_per_km; };
    CHECK(break_even_km(cost.of(Technology::cellular).npv_usd[0]) == Approx(0.283).margin(0.0005));
    CHECK(break_even_km(cost.of(Technology::point_to_point).npv_usd[0]) == Approx(0.619).margin(0.0005));
    CHECK(break_even_km(21'809.67) == Approx(1.168).margin(0.0005));
    CHECK(break_even_km(48'445.47) == Approx(3.445).margin(0.0005));
    CHECK(break_even_km(cost.of(Technology::satellite).npv_usd[0]) == Approx(0.0).margin(0.01));
}

TEST_CASE("A link without grid pays for panels and a battery sized on its load", "[cost_options]") {
    World world{{0.0}};
    world.strip();
    world.indicators.electricity_share = {0.0};
    // cellular: 10 W link + 12 W router + 8 W access point, 10 h = 300 Wh a day
    const double panel_usd = 300.0 / (4.5 * 0.7) * 1.6, battery_usd = 300.0 * 2.0 / (0.8 * 0.9) / 1'000.0 * 350.0;
    const double expected_usd = panel_usd * planner::asset_factor(world.horizon, 25) +
                                battery_usd * planner::asset_factor(world.horizon, 10) +
                                0.02 * (panel_usd + battery_usd) * planner::annuity_factor(0.06, 10);
    World on_grid = world;
    on_grid.indicators.electricity_share = {1.0};
    CHECK(world.npv_usd(Technology::cellular) - on_grid.npv_usd(Technology::cellular) == Approx(expected_usd));

    on_grid.rates.power.grid_usd_per_kwh = 0.15; // 300 Wh x 200 days
    CHECK(on_grid.cost().of(Technology::cellular).opex_usd_per_year[0] == Approx(35.0 + 1'440.0 + 60.0 * 0.15));

    world.indicators.electricity_share = {0.25}; // not known: its expected value
    CHECK(world.npv_usd(Technology::cellular) - 11'467.67 == Approx(0.75 * expected_usd).margin(0.01));
}

TEST_CASE("Bandwidth grows up to what the technology carries, terminals by whole pieces up to the most",
          "[cost_options]") {
    World world{{0.0}};
    world.strip();
    world.horizon = {.years = 3, .discount_rate = 0.0};
    world.demand.growth_per_year = 1.0; // 20, 40, 80 Mbps
    world.options.cellular_mbps = {50.0};
    world.network.satellite.max_terminals = 3;
    world.rates.cellular = {.capex_usd_per_school = 0.0, .usd_per_mbps_month = 1.0};
    CHECK(world.npv_usd(Technology::cellular) == Approx(12.0 * (20.0 + 40.0 + 50.0)));
    // 1, 2, 3 terminals of 5 years, bought at t = 0, 1, 2, worth 2/5, 3/5, 4/5 at t = 3
    world.rates.satellite = {
        .capex_usd_per_terminal = 100.0, .upkeep_share_per_year = 0.0, .usd_per_terminal_month = 1.0};
    CHECK(world.npv_usd(Technology::satellite) == Approx(300.0 - 180.0 + 12.0 * (1.0 + 2.0 + 3.0)));
    CHECK(world.cost().of(Technology::satellite).capex_usd[0] == Approx(100.0));
    world.rates.satellite.trend.decline_per_year = 0.5; // 100, 50, 25 dollars, worth 40, 30, 20 at t = 3
    CHECK(world.npv_usd(Technology::satellite) == Approx(175.0 - 90.0 + 12.0 * (1.0 + 2.0 + 3.0)));
    CHECK(world.cost().of(Technology::satellite).capex_usd[0] == Approx(100.0));

    world.demand.growth_per_year = -0.5; // never below the minimum
    CHECK(world.npv_usd(Technology::cellular) == Approx(12.0 * 60.0));
}

TEST_CASE("A school network has an access point for every forty learners at once", "[cost_options]") {
    World world{{0.0}};
    world.strip();
    const double bare_usd = world.cost().of(Technology::cellular).capex_usd[0];
    world.rates.school_network = {};
    world.indicators.learners = {810.0}; // 81 at once: three access points
    CHECK(world.cost().of(Technology::cellular).capex_usd[0] == Approx(bare_usd + 600.0 + 350.0 + 3 * 150.0));
}

TEST_CASE("An upgrade pays only for what is missing", "[cost_options]") {
    World world{{0.0, 0.0}};
    world.rates.power.grid_usd_per_kwh = 0.0;
    world.demand.growth_per_year = 0.0;
    world.standing.assign(2, Standing::upgrade);
    world.schools.has_fiber = {planner::Answer::yes, planner::Answer::no};
    world.schools.download_mbps = {8.0, 8.0};
    const CostTable cost = world.cost();
    CHECK(cost.of(Technology::fiber).capex_usd[0] == 0.0);
    CHECK(cost.of(Technology::fiber).opex_usd_per_year[0] == Approx(12.0 * 48.0)); // 12 Mbps are missing
    CHECK(cost.of(Technology::fiber).capex_usd[1] == Approx(900.0));               // no second school network
    CHECK(cost.of(Technology::fiber).opex_usd_per_year[1] == Approx(20.0 * 48.0));
    CHECK(cost.of(Technology::satellite).capex_usd[0] == Approx(650.0));
}

TEST_CASE("The ledger's dated payments have the present value of the option and its shares of trench",
          "[cost_options]") {
    for (std::uint32_t seed = 0; seed < 20; ++seed) {
        std::mt19937 random{seed};
        std::uniform_real_distribution<double> share{0.0, 1.0};
        World world{std::vector(40, 2'000.0)};
        world.horizon = {.years = 1 + static_cast<int>(random() % 30),
                         .discount_rate = seed % 5 == 0 ? 0.0 : 0.15 * share(random),
                         .opex_timing = seed % 2 == 0 ? Horizon::Timing::end : Horizon::Timing::mid};
        world.rates.satellite.trend = {0.1 * share(random), 0.3 * share(random), share(random)};
        world.demand.growth_per_year = 0.4 * share(random) - 0.1;
        world.demand.learners_growth_per_year = 0.2 * share(random) - 0.05;
        std::vector<std::size_t> chosen(40, none), users(40, 0), parent(40, none);
        for (std::size_t school = 0; school < 40; ++school) {
            world.indicators.learners[school] = 2'000.0 * share(random);
            world.indicators.electricity_share[school] = share(random);
            world.demand_mbps[school] = 20.0 + 100.0 * share(random);
            world.layout.fiber.hop_m[school] = 20'000.0 * share(random);
            if (school > 0 && random() % 3 > 0) parent[school] = random() % school;
            if (parent[school] != none) world.layout.fiber.upstream[school] = parent[school];
            if (random() % 4 == 0) {
                world.standing[school] = Standing::upgrade;
                world.schools.download_mbps[school] = 15.0 * share(random);
                if (random() % 2 == 0) world.schools.has_fiber[school] = planner::Answer::yes;
            }
            if (random() % 5 > 0) chosen[school] = random() % 4;
            if (chosen[school] != 0) continue;
            for (std::size_t way = school; way != none; way = parent[way])
                ++users[way];
        }
        const CostTable cost = world.cost();
        const std::vector<double> entered_usd = world.entered_usd(chosen);
        for (std::size_t school = 0; school < 40; ++school) {
            double expected_usd = chosen[school] == none ? 0.0 : cost.option[chosen[school]].npv_usd[school];
            if (chosen[school] == 0) {
                for (std::size_t way = school; way != none; way = parent[way])
                    expected_usd += cost.own_edge(Technology::fiber, way).npv_usd / static_cast<double>(users[way]);
            }
            INFO("seed " << seed << ", school " << school);
            CHECK(entered_usd[school] == Approx(expected_usd).epsilon(1e-9));
        }
    }
}

TEST_CASE("Doubling every price doubles every cost, without a discount rate costs are plain sums", "[cost_options]") {
    World world{{3'000.0}};
    World doubled = world;
    Rates& rates = doubled.rates;
    for (double* usd : {&rates.fiber.capex_usd_per_km, &rates.fiber.capex_usd_per_school,
                        &rates.fiber.usd_per_mbps_month, &rates.cellular.capex_usd_per_school,
                        &rates.cellular.usd_per_mbps_month, &rates.point_to_point.capex_usd_per_link,
                        &rates.point_to_point.usd_per_mbps_month, &rates.satellite.capex_usd_per_terminal,
                        &rates.satellite.usd_per_terminal_month, &rates.school_network.usd_per_access_point,
                        &rates.school_network.cabinet_usd_per_school, &rates.school_network.router_usd_per_school,
                        &rates.power.grid_usd_per_kwh, &rates.power.solar_usd_per_w, &rates.power.battery_usd_per_kwh})
        *usd *= 2.0;
    for (const Technology technology : planner::technologies)
        CHECK(doubled.npv_usd(technology) == Approx(2.0 * world.npv_usd(technology)).epsilon(1e-12));
    CHECK(doubled.trench_usd(0) == Approx(2.0 * world.trench_usd(0)).epsilon(1e-12));

    world.strip();
    world.horizon.discount_rate = 0.0; // 350 twice, 35 and 1,440 a year
    CHECK(world.npv_usd(Technology::cellular) == Approx(2 * 350.0 + 10 * 1'475.0));
}

TEST_CASE("What is not feasible costs nothing", "[cost_options]") {
    World world{{std::nan("")}};
    world.layout.fiber.upstream = {none};
    world.layout.fiber.order = {};
    world.options.feasibility[0] = {Feasibility::too_far};
    const CostTable cost = world.cost();
    CHECK(cost.of(Technology::fiber).npv_usd[0] == 0.0);
    CHECK(cost.own_edge(Technology::fiber, 0).npv_usd == 0.0);
    CHECK(world.entered_usd({none})[0] == 0.0);
}
