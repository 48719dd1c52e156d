// SPDX-License-Identifier: Apache-2.0
#include "planner/people/seat.h"

#include "planner/people/people_bill.h"
#include "tests/catch.h"

namespace {

const planner::Horizon at_five_percent{.discount_rate = 0.05};

} // namespace

TEST_CASE("A seat of 300 dollars costs twice that over its life", "[seat]") {
    // METHODS.md "Seat": 4.8 % replaced, 40 + 10 + 5 a year, training 30, take-back 8 after five years
    const planner::Seat seat{.device_usd = 300.0,
                             .attrition_per_year = 0.048,
                             .usd_per_year = 55.0,
                             .training_usd = 30.0,
                             .e_waste_usd = 8.0,
                             .life_years = 5};
    CHECK(planner::seat_usd(seat, at_five_percent) == Approx(636.733890).epsilon(1e-9));
    CHECK(300.0 / planner::seat_usd(seat, at_five_percent) == Approx(0.471).margin(5e-4));
    CHECK(planner::seat_usd(seat, {.discount_rate = 0.0}) == Approx(300 + 30 + 5 * (14.4 + 55) + 8));
}

TEST_CASE("A seat is priced from the table of devices and what the schools share", "[seat]") {
    planner::PeopleRules rules;
    rules.support_usd_per_school_year = 400.0; // of ten devices: 40 each
    planner::DeviceKind& device = rules.kinds.front();
    device.usd = 280.0;
    device.accessories_usd = 20.0;
    device.life_years = 5;
    device.software_usd_per_year = 10.0;
    device.e_waste_usd = 8.0;
    device.w = 25.0; // 5 h on 200 days: 25 kWh
    device.hours_per_day = 5.0;
    const planner::PowerRates power{.days_per_year = 200.0, .grid_usd_per_kwh = 0.2};
    const planner::SeatCost cost =
        planner::cost_seat({.devices = 20.0, .schools = 2.0, .training_usd = 600.0}, rules, power, at_five_percent);
    CHECK(cost.usd == Approx(636.733890).epsilon(1e-9));
    CHECK(cost.purchase_usd == Approx(300.0));

    rules.kinds.push_back(device); // three of four are 100 dollars cheaper
    rules.kinds.back().usd = 180.0;
    rules.kinds.back().share = 3.0;
    const planner::SeatCost mean =
        planner::cost_seat({.devices = 20.0, .schools = 2.0, .training_usd = 600.0}, rules, power, at_five_percent);
    CHECK(mean.purchase_usd == Approx(225.0));
    // 75 dollars less, and 4.8 % of it less in each of five years
    CHECK(mean.usd == Approx(636.733890 - 75.0 * (1.0 + 0.048 * planner::annuity_factor(0.05, 5))).epsilon(1e-9));
}
