// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/keys.h"

#include <set>

#include "tests/catch.h"
#include "tests/planner/scenario/random_scenario.h"

TEST_CASE("Keys are found by name, and each name stands once", "[keys]") {
    std::set<std::string_view> names;
    for (const planner::Key& key : planner::scenario_keys()) {
        CHECK(names.insert(key.name).second);
        CHECK(planner::find_key(key.name) == &key);
        CHECK_FALSE(key.help.empty());
    }
    CHECK(planner::find_key("fiber.capex_usd_km") == nullptr);
}

TEST_CASE("Every default is within its range", "[keys]") {
    const planner::Scenario standard;
    for (const planner::Key& key : planner::scenario_keys()) {
        const auto* number = std::get_if<planner::NumberKey>(&key.value);
        if (!number) continue;
        INFO(key.name);
        const double value = number->get(standard);
        CHECK((number->may_be_absent ? std::isnan(value) : value >= number->lowest && value <= number->highest));
    }
}

TEST_CASE("Setting a key changes what it gets", "[keys]") {
    std::mt19937_64 random{7};
    for (const planner::Key& key : planner::scenario_keys()) {
        const auto* number = std::get_if<planner::NumberKey>(&key.value);
        if (!number) continue;
        INFO(key.name);
        planner::Scenario scenario;
        const double value = tests::random_number(*number, random);
        number->set(scenario, value);
        CHECK(number->get(scenario) == value);
    }
}

TEST_CASE("A number that leaves its range widens it", "[keys]") {
    planner::Scenario scenario;
    scenario.uncertain["fiber.capex_usd_per_km"] = {5'000, 25'000, "triangular", ""};
    std::get<planner::NumberKey>(planner::find_key("fiber.capex_usd_per_km")->value).set(scenario, 30'000);
    CHECK(scenario.uncertain["fiber.capex_usd_per_km"].high == 30'000);
    CHECK(scenario.uncertain["fiber.capex_usd_per_km"].low == 5'000);
}

TEST_CASE("A shorter horizon drops the budgets of the years it no longer has", "[keys]") {
    planner::Scenario scenario;
    scenario.phasing.annual_budget_usd = {1, 2, 3};
    const auto& years = std::get<planner::NumberKey>(planner::find_key("horizon.years")->value);
    years.set(scenario, 5);
    CHECK(scenario.phasing.annual_budget_usd == std::vector<double>{1, 2, 3});
    years.set(scenario, 2);
    CHECK(scenario.phasing.annual_budget_usd == std::vector<double>{1, 2});
}

TEST_CASE("A key says what its value must be", "[keys]") {
    CHECK(planner::expectation(*planner::find_key("horizon.years")) == "a whole number from 1 to 50");
    CHECK(planner::expectation(*planner::find_key("horizon.opex_timing")) == "\"end\" or \"mid\"");
    CHECK(planner::is_money(*planner::find_key("fiber.capex_usd_per_km")));
    CHECK_FALSE(planner::is_money(*planner::find_key("fiber.max_hop_m")));
}

TEST_CASE("Every key that is called after dollars is money, which a file states in its currency", "[keys]") {
    for (const planner::Key& key : planner::scenario_keys()) {
        if (key.name == "horizon.currency.per_usd" || key.name.find("usd") == key.name.npos) continue;
        INFO(key.name);
        CHECK(planner::is_money(key));
    }
}
