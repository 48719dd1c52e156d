// SPDX-License-Identifier: Apache-2.0
// What schools pay of the cell sites, radio links and towers that they share. METHODS.md "Shared works".
#include <cmath>
#include <numeric>

#include "tests/catch.h"
#include "tests/planner/cost/cost_world.h"

using planner::CostTable;
using planner::Standing;
using planner::Technology;
using World = tests::CostWorld;

namespace {

constexpr std::size_t none = planner::NetworkLayout::none;

} // namespace

TEST_CASE("The schools that take a new cell site pay equal parts of the whole of it", "[shared_payments]") {
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

TEST_CASE("A relay's tower is paid once by the two schools behind it, and its link by all three", "[shared_payments]") {
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

TEST_CASE("A relay that takes another technology itself pays nothing of its radio link", "[shared_payments]") {
    World world = relay_world();
    const double satellite_usd = world.npv_usd(Technology::satellite);
    const std::vector<double> entered_usd = world.entered_usd({satellite, radio, radio});
    CHECK(entered_usd[0] == Approx(satellite_usd).epsilon(1e-12));
    CHECK(entered_usd[1] == Approx(link_usd + link_usd / 2 + tower_usd / 2 + service_usd).margin(0.01));
    CHECK(world.entered_usd({satellite, none, radio})[2] ==
          Approx(2 * link_usd + tower_usd + service_usd).margin(0.01));
}

TEST_CASE("A relay's link draws the power of the place where it stands, and those who use it pay",
          "[shared_payments]") {
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
          "[shared_payments]") {
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
