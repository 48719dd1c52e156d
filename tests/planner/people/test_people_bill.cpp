// SPDX-License-Identifier: Apache-2.0
#include "planner/people/people_bill.h"
#include "tests/catch.h"
#include "tests/tables.h"

#include <cmath>
#include <numeric>

namespace {

/// One school of 100 learners and 4 teachers, one trained, on the grid, 10 km from a node.
struct OneSchool {
    planner::Schools schools = tests::unknown_schools(1);
    planner::Indicators indicators = tests::unknown_indicators(1);
    planner::PeopleRules rules;
    planner::PowerRates power;
    planner::Horizon horizon{.years = 1, .discount_rate = 0.0};

    OneSchool() {
        indicators.learners = {100.0};
        indicators.electricity_share = {1.0};
        indicators.fiber_distance_m = {10'000.0};
        schools.teachers = {4.0};
        schools.trained_teachers = {1.0};
        rules.kinds[0].breakage_per_year = rules.kinds[0].loss_per_year = 0.0;
    }
    planner::PeopleBill bill(bool is_served = true, double learners_growth = 0.0) const {
        const auto devices = planner::allot_devices(schools, indicators.learners, {}, rules.allotment);
        return planner::bill_people({schools, indicators, {is_served}, devices, learners_growth}, rules, power,
                                    horizon);
    }
};

double total(const std::vector<planner::Account>& accounts, planner::Item item, planner::Flow flow) {
    double usd = 0.0;
    for (const planner::Account& account : accounts) {
        if (account.item == item && account.flow == flow) {
            usd += std::accumulate(account.usd.begin(), account.usd.end(), 0.0);
        }
    }
    return usd;
}

} // namespace

TEST_CASE("A school gets its devices, its minimum set and its training", "[people_bill]") {
    using namespace planner;
    const PeopleBill bill = OneSchool{}.bill();
    // 100 / 10 devices with 8 % spares at 120 + 15, one projector, one laptop
    CHECK(total(bill.always, Item::devices, Flow::capex) == Approx(10 * 1.08 * 135 + 320 + 380));
    CHECK(bill.devices_bought[0] == Approx(10.8));
    CHECK(total(bill.always, Item::devices, Flow::opex) == Approx(500));
    CHECK(total(bill.always, Item::training, Flow::capex) == Approx(3 * 120));
    // four refreshers and the successors of 8 % of the teachers
    CHECK(total(bill.always, Item::training, Flow::opex) == Approx(4 * 0.20 * 120 + 4 * 0.08 * 120));
    CHECK(bill.teachers_trained[0] == Approx(3 + 4 * 0.08));
    CHECK(total(bill.always, Item::content, Flow::capex) == Approx(200));
    // ten tablets of 10 W, a laptop of 40 W for 4 h, a server of 6 W for 10 h; 200 days at 0.15 USD
    CHECK(total(bill.always, Item::device_power, Flow::opex) ==
          Approx((10 * 10 * 4 + 40 * 4 + 6 * 10) * 200 / 1000.0 * 0.15));
    // two visits there and back over 10 km
    CHECK(total(bill.offline, Item::content, Flow::opex) == Approx(2 * 20 * 0.5));
}

TEST_CASE("Devices that are there are not bought again", "[people_bill]") {
    OneSchool world;
    world.schools.devices = {4.0};
    world.rules.spares_share = 0.0;
    CHECK(world.bill().devices_bought[0] == Approx(6.0));
    world.schools.devices = {25.0};
    CHECK(world.bill().devices_bought[0] == 0.0);
}

TEST_CASE("A limited number of devices is billed as it is shared out", "[people_bill]") {
    OneSchool world;
    world.rules.spares_share = 0.0;
    world.rules.allotment.devices_available = 3;
    CHECK(world.bill().devices_bought[0] == Approx(3.0));
    CHECK(total(world.bill().always, planner::Item::devices, planner::Flow::capex) == Approx(3 * 135 + 320 + 380));
    world.schools.devices = {4.0};
    CHECK(world.bill().devices_bought[0] == Approx(3.0)); // seven of the ten that it asks for
}

TEST_CASE("A device for a learner who needs one comes with its kit, renewed with the equipment", "[people_bill]") {
    OneSchool world;
    world.rules.spares_share = 0.0;
    world.rules.allotment.assistive_share = 0.025; // of 100 learners: three devices
    CHECK(total(world.bill().always, planner::Item::devices, planner::Flow::capex) ==
          Approx(13 * 135 + 3 * 200 + 320 + 380));
    world.horizon.years = 6;
    const double with_kits_usd = total(world.bill().always, planner::Item::devices, planner::Flow::replacement);
    world.rules.assistive_usd = 0.0;
    CHECK(with_kits_usd - total(world.bill().always, planner::Item::devices, planner::Flow::replacement) ==
          Approx(3 * 200));
}

TEST_CASE("Software is paid for every device each year, take-back when it retires", "[people_bill]") {
    OneSchool world;
    world.rules.support_usd_per_school_year = 0.0;
    world.rules.kinds[0].software_usd_per_year = 6.0;
    world.horizon.years = 3;
    // ten devices, growing by a tenth a year
    CHECK(total(world.bill(true, 0.1).always, planner::Item::devices, planner::Flow::opex) ==
          Approx(6 * (10 + 11 + 12.1)));
    world.rules.kinds[0].software_usd_per_year = 0.0;
    world.rules.kinds[0].e_waste_usd = 8.0;
    world.horizon.years = 9; // of four years' life: twice
    CHECK(total(world.bill().always, planner::Item::devices, planner::Flow::opex) == Approx(2 * 10 * 8));
}

TEST_CASE("Devices bought later cost what they cost then", "[people_bill]") {
    OneSchool world;
    world.rules.minimum_set = {0, 0, 0};
    world.rules.spares_share = 0.0;
    world.rules.kinds[0].trend.decline_per_year = 0.1;
    world.horizon.years = 5;
    const planner::PeopleBill bill = world.bill();
    CHECK(total(bill.always, planner::Item::devices, planner::Flow::capex) == Approx(10 * 135));
    CHECK(total(bill.always, planner::Item::devices, planner::Flow::replacement) ==
          Approx(10 * 135 * std::pow(0.9, 4)));
    CHECK(total(bill.always, planner::Item::devices, planner::Flow::residual) ==
          Approx(-10 * 135 * std::pow(0.9, 4) * 3 / 4));
}

TEST_CASE("Present values are sums over the accounts", "[people_bill]") {
    OneSchool world;
    world.horizon = {.years = 10, .discount_rate = 0.06};
    const planner::PeopleBill bill = world.bill();
    double present_usd = 0.0;
    for (const planner::Account& account : bill.always) {
        const int first = account.flow == planner::Flow::capex ? 0 : account.flow == planner::Flow::residual ? 10 : 1;
        for (std::size_t row = 0; row < account.usd.size(); ++row)
            present_usd += account.usd[row] / std::pow(1.06, first + static_cast<int>(row));
    }
    CHECK(bill.always_npv_usd[0] == Approx(present_usd).epsilon(1e-12));
}

TEST_CASE("Without power a school's devices run on solar", "[people_bill]") {
    OneSchool world;
    world.indicators.electricity_share = {0.0};
    const planner::PeopleBill bill = world.bill();
    const double wh_per_day = 10 * 10 * 4 + 40 * 4 + 6 * 10;
    const double panel_usd = wh_per_day / (4.5 * 0.7) * 1.6;
    const double battery_usd = wh_per_day * 2 / (0.8 * 0.9) / 1000 * 350;
    CHECK(total(bill.always, planner::Item::device_power, planner::Flow::capex) == Approx(panel_usd + battery_usd));
}

TEST_CASE("A school that is not served, or a switch, costs nothing", "[people_bill]") {
    OneSchool world;
    const planner::PeopleBill unserved = world.bill(false);
    CHECK(unserved.always.empty());
    CHECK(unserved.always_npv_usd == std::vector{0.0});
    world.rules.enabled = false;
    CHECK(world.bill().always.empty());
}

TEST_CASE("Doubling every price doubles the bill", "[people_bill]") {
    OneSchool world;
    world.horizon = {.years = 10, .discount_rate = 0.06};
    OneSchool dear = world;
    planner::PeopleRules& rules = dear.rules;
    for (double* usd : {&rules.kinds[0].usd, &rules.kinds[0].accessories_usd, &rules.projector_usd,
                        &rules.teacher_laptop_usd, &rules.support_usd_per_school_year, &rules.training_usd_per_teacher,
                        &rules.server_usd, &rules.usd_per_visit_km, &dear.power.grid_usd_per_kwh}) {
        *usd *= 2.0;
    }
    CHECK(dear.bill().always_npv_usd[0] == Approx(2.0 * world.bill().always_npv_usd[0]).epsilon(1e-12));
    CHECK(dear.bill().offline_npv_usd[0] == Approx(2.0 * world.bill().offline_npv_usd[0]).epsilon(1e-12));
}
