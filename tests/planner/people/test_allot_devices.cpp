// SPDX-License-Identifier: Apache-2.0
#include "planner/people/allot_devices.h"

#include <cmath>
#include <numeric>

#include "tests/catch.h"
#include "tests/tables.h"

using planner::allot_devices, planner::AllotmentRules, planner::DeviceAllotment;
using Numbers = std::vector<double>;
using Order = AllotmentRules::Order;

namespace {

/// The six schools of METHODS.md "Access figures", with 40, 10, 4, 0, 2, 12 devices.
DeviceAllotment allot_to_six(const AllotmentRules& rules, const Numbers& need_score = {}) {
    const planner::Schools schools = tests::six_schools();
    return allot_devices(schools, schools.learners, need_score, rules);
}

double sum(const Numbers& devices) { return std::accumulate(devices.begin(), devices.end(), 0.0); }

} // namespace

TEST_CASE("Without a limit every school gets its ratio, what is there counted first", "[allot_devices]") {
    const DeviceAllotment allotment = allot_to_six({.learners_per_device = 10.0});
    CHECK(allotment.held == Numbers{80, 50, 32, 21, 12, 38});
    CHECK(allotment.given == Numbers{40, 40, 28, 21, 10, 26});
    CHECK(allot_to_six({.learners_per_device = 40.0}).given == Numbers{0, 3, 4, 6, 1, 0}); // 20 and 10 are asked for
    CHECK(allot_to_six({.learners_per_device = 40.0}).held[0] == 20.0);                    // of the 40 that are there
}

TEST_CASE("Sixty devices are shared out by the rule that is asked for", "[allot_devices]") {
    AllotmentRules rules{.devices_available = 60};
    CHECK(allot_to_six(rules).given == Numbers{3, 17, 14, 12, 5, 9});
    CHECK(allot_to_six(rules).held == Numbers{43, 27, 18, 12, 7, 21});
    rules.need_weight = 2.0;
    const Numbers need{0.0, 0.05, 0.2, 0.3, 0.35, 0.1}; // factors 1, 1.1, 1.4, 1.6, 1.7, 1.2
    for (const Order order : {Order::proportional, Order::sainte_lague}) {
        rules.order = order;
        CHECK(allot_to_six(rules, need).given == Numbers{17, 12, 10, 7, 4, 10});
    }
    CHECK(allot_to_six(rules, Numbers(6, std::nan(""))).given ==
          allot_to_six({.devices_available = 60, .order = Order::sainte_lague}).given);
}

TEST_CASE("More devices than the ratio asks for change nothing", "[allot_devices]") {
    for (const Order order : {Order::leximin, Order::proportional, Order::sainte_lague}) {
        CHECK(allot_to_six({.devices_available = 165, .order = order}).given == allot_to_six({}).given); // 165 in all
        CHECK(allot_to_six({.devices_available = 1'000, .order = order}).given == allot_to_six({}).given);
        CHECK(sum(allot_to_six({.devices_available = 164, .order = order}).given) == 164.0);
    }
}

TEST_CASE("Learners who need a device of their own come first", "[allot_devices]") {
    // 2.5 % of 800, 500, 320, 210, 120, 380 learners: 20, 12.5, 8, 5.25, 3, 9.5, whole devices
    const Numbers asked{20, 13, 8, 6, 3, 10};
    const DeviceAllotment unlimited = allot_to_six({.assistive_share = 0.025});
    CHECK(unlimited.assistive == asked);
    CHECK(unlimited.held == Numbers{100, 63, 40, 27, 15, 48}); // besides the ratio
    CHECK(allot_to_six({.devices_available = 60, .assistive_share = 0.025}).given == asked);
    const DeviceAllotment half = allot_to_six({.devices_available = 30, .assistive_share = 0.025});
    CHECK(half.given == Numbers{10, 7, 4, 3, 1, 5}); // quotas 10, 6.5, 4, 3, 1.5, 5: of equal remainders the first id
    CHECK(half.assistive == half.given);
}

TEST_CASE("Devices that come in sets are given in whole sets", "[allot_devices]") {
    const DeviceAllotment unlimited = allot_to_six({.set_size = 15});
    CHECK(unlimited.given == Numbers{45, 45, 30, 30, 15, 30});
    const DeviceAllotment limited = allot_to_six({.devices_available = 59, .set_size = 15});
    // three sets: to the school without any; then 320 / 4 = 80 learners to a device, 120 / 2 = 60, 500 / 10 = 50
    CHECK(limited.given == Numbers{0, 0, 15, 15, 15, 0});
}

TEST_CASE("Of equal schools the first id gets the last device, in whatever order they stand", "[allot_devices]") {
    planner::Schools schools = tests::unknown_schools(3);
    schools.id = {"c", "a", "b"};
    const AllotmentRules rules{.devices_available = 4};
    CHECK(allot_devices(schools, {100, 100, 100}, {}, rules).given == Numbers{1, 2, 1});
}

TEST_CASE("Learners who are not known ask for no device", "[allot_devices]") {
    const planner::Schools schools = tests::unknown_schools(3);
    for (const int available : {0, 5}) {
        const DeviceAllotment allotment =
            allot_devices(schools, {std::nan(""), 0.0, 100.0}, {}, {.devices_available = available});
        CHECK(allotment.held == Numbers{0, 0, available == 0 ? 10.0 : 5.0});
    }
}
