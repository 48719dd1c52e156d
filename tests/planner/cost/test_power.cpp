// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/power.h"
#include "tests/catch.h"

TEST_CASE("Solar is sized on the real load", "[power]") {
    // worked value: router 12 W, server 6 W and access point 8 W for 10 h, 20 tablets x 15 Wh, 10 laptops x 40 W x 4 h
    const double wh_per_day = (12 + 6 + 8) * 10 + 20 * 15 + 10 * 40 * 4;
    REQUIRE(wh_per_day == 2160);
    planner::PowerRates rates;
    rates.solar_usd_per_w = 1.2;
    const planner::SolarSize size = planner::size_solar(wh_per_day, rates);
    CHECK(size.panel_w == Approx(685.714).epsilon(1e-6));
    CHECK(size.battery_wh == Approx(6000.0));

    const planner::EnergyPrices prices = planner::price_energy(rates);
    CHECK(wh_per_day * (prices.panel_usd + prices.battery_usd) == Approx(2922.857).epsilon(1e-6));
    CHECK(wh_per_day * prices.grid_usd_per_year == Approx(64.80));
    CHECK(prices.solar_upkeep_usd_per_year == Approx(0.02 * (prices.panel_usd + prices.battery_usd)));
}
