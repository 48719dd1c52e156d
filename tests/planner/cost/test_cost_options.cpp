// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <numeric>
#include <random>

#include "planner/cost/charge.h"
#include "planner/cost/cost_table.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::CostTable;
using planner::Feasibility;
using planner::Horizon;
using planner::Ledger;
using planner::Rates;
using planner::Standing;
using planner::Technology;

namespace {

constexpr std::size_t none = planner::NetworkLayout::none;

/// Schools that may take anything, at the end of hops of so many metres from a node, one each.
struct World {
    planner::Schools schools;
    planner::Indicators indicators;
    std::vector<Standing> standing;
    planner::NetworkLayout layout;
    planner::NetworkOptions options;
    std::vector<double> demand_mbps;
    planner::DemandRules demand;
    planner::NetworkRules network;
    Rates rates;
    Horizon horizon;

    explicit World(const std::vector<double>& hop_m) {
        const std::size_t count = hop_m.size();
        schools = tests::unknown_schools(count);
        indicators = tests::unknown_indicators(count);
        indicators.electricity_share.assign(count, 1.0);
        standing.assign(count, Standing::to_connect);
        layout.fiber = {std::vector(count, count), hop_m, std::vector<std::size_t>(count)};
        std::iota(layout.fiber.order.begin(), layout.fiber.order.end(), std::size_t{0});
        layout.source_node = {0};
        options.feasibility.fill(std::vector(count, Feasibility::feasible));
        options.orbit.assign(count, planner::Orbit::leo);
        options.cellular_mbps.assign(count, network.cellular.max_mbps);
        demand_mbps.assign(count, 20.0);
    }

    planner::CostBasis basis() const {
        return {schools, indicators, standing, layout, options, demand_mbps, demand, network};
    }
    /// Present cost of the trench of a school's hop.
    double trench_usd(std::size_t school) const { return cost().own_edge(Technology::fiber, school).npv_usd; }
    CostTable cost() const { return planner::cost_options(basis(), rates, horizon); }
    double npv_usd(Technology technology, std::size_t school = 0) const {
        return cost().of(technology).npv_usd[school];
    }

    std::vector<double> entered_usd(const std::vector<std::size_t>& chosen) const {
        Ledger ledger{horizon, schools.size(), {}};
        planner::enter_connections(chosen, basis(), rates, ledger);
        return planner::present_usd_by_school(ledger.accounts, horizon, schools.size());
    }

    /// The link alone: no growth, no network in the school, no power.
    void strip() {
        demand.growth_per_year = 0.0;
        rates.school_network = {
            .usd_per_access_point = 0.0, .cabinet_usd_per_school = 0.0, .router_usd_per_school = 0.0};
        rates.power.grid_usd_per_kwh = 0.0;
    }
};

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

TEST_CASE("The schools that take a new cell site pay equal parts of the whole of it", "[cost_options]") {
    World world{{0.0, 0.0, 0.0}};
    const double alone_usd = world.npv_usd(Technology::cellular);
    world.options.cell_site = {4, 4, 0}; // the first new site follows four others
    world.options.first_new_site = 4;
    world.options.new_sites.place = {{30.0, -2.0}};
    // 110,000 with a life of 15 years, a third of it left after ten; 11,000 a year
    const double discount = 1.0 / 1.06;
    double site_usd = 110'000.0 - 110'000.0 / 3.0 * std::pow(discount, 10);
    for (int year = 1; year <= 10; ++year)
        site_usd += 11'000.0 * std::pow(discount, year);
    CHECK(world.npv_usd(Technology::cellular) == alone_usd); // the site stands apart
    const auto cellular = static_cast<std::size_t>(Technology::cellular);
    const std::vector<double> by_two = world.entered_usd({cellular, cellular, cellular});
    CHECK(by_two[0] == Approx(alone_usd + site_usd / 2.0));
    CHECK(by_two[1] == Approx(alone_usd + site_usd / 2.0));
    CHECK(by_two[2] == Approx(alone_usd));
    const std::vector<double> by_one = world.entered_usd({none, cellular, cellular});
    CHECK(by_one[1] == Approx(alone_usd + site_usd));
    CHECK(by_one[2] == Approx(alone_usd));
}

namespace {

/// Two schools behind the first, which relays; the link alone is paid.
World relay_world() {
    World world{{0.0, 0.0, 0.0}};
    world.strip();
    world.options.relays = {{3, 0, 0}, {4'000.0, 3'000.0, 3'000.0}, {0, 1, 2}};
    return world;
}

constexpr auto radio = static_cast<std::size_t>(Technology::point_to_point);
constexpr auto satellite = static_cast<std::size_t>(Technology::satellite);

// METHODS.md "Relays": a link for ten years at 6 %, its tower, and 20 Mbps at 48 USD a year each
constexpr double link_usd = 8'327.93, tower_usd = 18'212.63, service_usd = 7'065.68;

} // namespace

TEST_CASE("A relay's tower is paid once by the two schools behind it, and its link by all three", "[cost_options]") {
    const World world = relay_world();
    const CostTable cost = world.cost();
    CHECK(cost.work_price[static_cast<std::size_t>(planner::SharedWork::radio_link)].npv_usd ==
          Approx(link_usd).margin(0.005));
    CHECK(cost.work_price[static_cast<std::size_t>(planner::SharedWork::relay_tower)].npv_usd ==
          Approx(tower_usd).margin(0.005));
    const std::vector<double> entered_usd = world.entered_usd({radio, radio, radio});
    CHECK(entered_usd[0] == Approx(link_usd / 3 + service_usd).margin(0.01));
    CHECK(entered_usd[1] == Approx(link_usd + link_usd / 3 + tower_usd / 2 + service_usd).margin(0.01));
    CHECK(entered_usd[2] == Approx(entered_usd[1]).epsilon(1e-12));
    CHECK(std::accumulate(entered_usd.begin(), entered_usd.end(), 0.0) ==
          Approx(3 * link_usd + tower_usd + 3 * service_usd).margin(0.02));
}

TEST_CASE("A relay that takes another technology itself pays nothing of its radio link", "[cost_options]") {
    World world = relay_world();
    const double satellite_usd = world.npv_usd(Technology::satellite);
    const std::vector<double> entered_usd = world.entered_usd({satellite, radio, radio});
    CHECK(entered_usd[0] == Approx(satellite_usd).epsilon(1e-12));
    CHECK(entered_usd[1] == Approx(link_usd + link_usd / 2 + tower_usd / 2 + service_usd).margin(0.01));
    CHECK(world.entered_usd({satellite, none, radio})[2] ==
          Approx(2 * link_usd + tower_usd + service_usd).margin(0.01));
}

TEST_CASE("A relay's link draws the power of the place where it stands, and those who use it pay", "[cost_options]") {
    World world = relay_world();
    world.rates.power.grid_usd_per_kwh = 0.15;
    world.rates.power.router_w = world.rates.power.access_point_w = 0.0;
    world.indicators.electricity_share = {1.0, 0.0, 1.0};
    world.rates.power.solar_usd_per_w = world.rates.power.battery_usd_per_kwh = 0.0;
    // 12 W for 10 h on 200 days at 0.15 USD/kWh are 3.6 USD a year, 26.50 in ten: a third of the relay's link for each,
    // and the whole of its own for the one with the grid
    const double power_usd = 3.6 * planner::annuity_factor(0.06, 10);
    const std::vector<double> dark = relay_world().entered_usd({radio, radio, radio});
    const std::vector<double> lit = world.entered_usd({radio, radio, radio});
    CHECK(lit[0] - dark[0] == Approx(power_usd / 3).margin(1e-6));
    CHECK(lit[1] - dark[1] == Approx(power_usd / 3).margin(1e-6));
    CHECK(lit[2] - dark[2] == Approx(power_usd * 4 / 3).margin(1e-6));
}

TEST_CASE("What a school pays of a relay in the ledger is the price of its option and its part of the way",
          "[cost_options]") {
    World world{{0.0, 0.0, 0.0, 0.0}};
    world.options.relays = {{4, 0, 1, 1}, std::vector(4, 3'000.0), {0, 1, 2, 3}};
    world.indicators.electricity_share = {0.2, 0.9, 0.0, 1.0};
    world.standing[3] = Standing::upgrade;
    const CostTable cost = world.cost();
    for (const std::vector<std::size_t>& chosen : std::vector<std::vector<std::size_t>>{
             {radio, radio, radio, radio}, {satellite, none, radio, radio}, {none, radio, none, radio}}) {
        const std::vector<planner::WorksPart> part = share_works(cost.works, chosen, {});
        const std::vector<double> entered_usd = world.entered_usd(chosen);
        for (std::size_t school = 0; school < 4; ++school) {
            if (chosen[school] != radio) continue;
            CHECK(entered_usd[school] ==
                  Approx(cost.of(Technology::point_to_point).npv_usd[school] + cost.price(part[school]).npv_usd)
                      .epsilon(1e-9));
        }
    }
}
