// SPDX-License-Identifier: Apache-2.0
#include "planner/result/explain_school.h"

#include <cmath>

#include "planner/data/grouped.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/network/fiber_alone.h"
#include "tests/planner/network/world.h"
#include "tests/random_country.h"

using Catch::Matchers::Contains;
using planner::Outcome;

namespace {

std::shared_ptr<const planner::ScenarioResult> simulate(const planner::Scenario& scenario) {
    planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(400, 5))};
    geo::Progress progress;
    return study.simulate(scenario, progress);
}

/// The first school of an outcome whose explanation holds some words.
std::string explanation_with(const planner::ScenarioResult& result, Outcome outcome, const std::string& words) {
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        const std::string text = explain_school(result, school);
        if (result.plan->outcome[school] == outcome && text.find(words) != std::string::npos) return text;
    }
    return "";
}

} // namespace

TEST_CASE("Every school is explained in one line that names its technology and all others", "[explain]") {
    const auto result = simulate({});
    for (std::size_t school = 0; school < result->plan->outcome.size(); ++school) {
        const std::string text = explain_school(*result, school);
        INFO(text);
        CHECK_FALSE(text.empty());
        CHECK(text.find('\n') == std::string::npos);
        if (result->plan->outcome[school] >= Outcome::existing) continue;
        for (const auto name : {"fiber", "cellular", "point to point", "satellite"})
            CHECK(text.find(name) != std::string::npos);
    }
}

TEST_CASE("A technology has one price: what the explanation tells is what is told beside it", "[explain]") {
    const auto result = simulate({});
    std::size_t told = 0;
    for (std::size_t school = 0; school < result->plan->outcome.size(); ++school) {
        if (result->plan->outcome[school] >= Outcome::existing) continue;
        const std::string text = explain_school(*result, school);
        INFO(text);
        for (const planner::Technology technology : planner::technologies) {
            const double usd = technology_usd(*result, school, technology);
            const bool is_possible = result->options->of(technology)[school] == planner::Feasibility::feasible;
            CHECK(std::isnan(usd) == !is_possible);
            if (!is_possible) continue;
            CHECK_THAT(text, Contains(planner::grouped(std::round(usd))));
            ++told;
        }
    }
    CHECK(told > 300);
}

TEST_CASE("Without overheads and with nothing shared a technology costs what its option does", "[explain]") {
    planner::Scenario scenario;
    scenario.rates.overheads.contingency_share = scenario.rates.overheads.programme_share = 0.0;
    const auto result = simulate(scenario);
    const auto& satellite_usd = result->cost->of(planner::Technology::satellite).npv_usd;
    for (std::size_t school = 0; school < satellite_usd.size(); ++school) {
        if (result->options->of(planner::Technology::satellite)[school] != planner::Feasibility::feasible) continue;
        CHECK(technology_usd(*result, school, planner::Technology::satellite) == Approx(satellite_usd[school]));
    }
}

namespace {

/// A lone school 15 km west of a node, with the plan of a price per km of fiber and of cable.
std::shared_ptr<const planner::ScenarioResult> lone_school(double usd_per_km, double away_km = 15.0,
                                                           double cable_usd_per_km = 0.0) {
    planner::Dataset dataset = tests::schools_at({tests::at_km(0, 0)});
    dataset.schools.learners = {100};
    tests::add_node(dataset, "node", tests::at_km(away_km, 0));
    planner::Scenario scenario;
    scenario.rates.fiber.capex_usd_per_km = usd_per_km;
    scenario.rates.fiber.cable_usd_per_km = cable_usd_per_km;
    scenario.network.point_to_point.enabled = false;
    planner::Study study{std::make_shared<const planner::Dataset>(std::move(dataset))};
    geo::Progress progress;
    return study.simulate(scenario, progress);
}

/// The number that stands before a word, "12,000" as 12000.
double number_before(const std::string& text, const std::string& word) {
    const std::size_t end = text.find(word);
    REQUIRE(end != std::string::npos);
    std::string digits = text.substr(0, end);
    digits.erase(0, digits.find_last_of(' ') + 1);
    std::erase(digits, ',');
    return std::stod(digits);
}

} // namespace

TEST_CASE("Below the price and the length that are told fiber is chosen, and above them it is not", "[explain]") {
    const double cable_usd_per_km = GENERATE(0.0, 100.0);
    const double usd_per_km = 12'000.0, route_factor = planner::NetworkRules{}.fiber.route_factor;
    const auto chosen = [&](double route_usd_per_km, double away_km) {
        return lone_school(route_usd_per_km, away_km, cable_usd_per_km)->plan->outcome[0];
    };
    const auto result = lone_school(usd_per_km, 15.0, cable_usd_per_km);
    REQUIRE(result->plan->outcome[0] == Outcome::satellite);
    const std::string text = explain_school(*result, 0);
    INFO(text);
    CHECK_THAT(text, Contains("of new trench, cheapest below "));
    const double told_usd_per_km = number_before(text, " USD per km");
    const double told_km = number_before(text, " km or ");
    CHECK(chosen(told_usd_per_km - 1.0, 15.0) == Outcome::fiber); // told in whole dollars
    CHECK(chosen(told_usd_per_km + 1.0, 15.0) == Outcome::satellite);
    CHECK(chosen(usd_per_km, (told_km - 0.1) / route_factor) == Outcome::fiber); // 100 m
    CHECK(chosen(usd_per_km, (told_km + 0.1) / route_factor) == Outcome::satellite);
}

namespace {

/// Prices without a discount, and for ten years without growth, power, service of fiber and things of the school: 20
/// Mbps of satellite cost 60,000; a dollar of trench or cable, of 25 years and upkeep of 2 %, costs 1 + 10 x 0.02 - 15
/// / 25 = 0.6.
planner::Scenario plain_prices() {
    planner::Scenario scenario = tests::fiber_alone();
    scenario.horizon.discount_rate = scenario.demand.growth_per_year = 0.0;
    scenario.network.satellite.enabled = true;
    scenario.rates.overheads.contingency_share = scenario.rates.overheads.programme_share = 0.0;
    scenario.rates.satellite.capex_usd_per_terminal = 0.0;
    scenario.rates.satellite.usd_per_terminal_month = 500.0;
    scenario.rates.fiber.capex_usd_per_school = scenario.rates.fiber.usd_per_mbps_month = 0.0;
    scenario.rates.school_network.usd_per_access_point = scenario.rates.school_network.cabinet_usd_per_school =
        scenario.rates.school_network.router_usd_per_school = 0.0;
    scenario.rates.power.grid_usd_per_kwh = scenario.rates.power.solar_usd_per_w =
        scenario.rates.power.battery_usd_per_kwh = 0.0;
    return scenario;
}

} // namespace

TEST_CASE("Cable and spurs count in how far and how dear fiber may be, by hand", "[explain]") {
    // 19 km along the road and 1 km of spur, times 1.1: 22 km.
    planner::Dataset dataset = tests::schools_at({tests::at_km(19, 1)});
    dataset.schools.learners = {100};
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset, {{tests::at_km(0, 0), tests::at_km(20, 0)}});
    planner::Scenario scenario = plain_prices();
    const auto told = [&] { return explain_school(*tests::simulate(dataset, scenario), 0); };
    // 60,000 / (0.6 x 12,000) = 8.33 km; 60,000 / (0.6 x 22) = 4,545 USD.
    CHECK_THAT(told(), Contains("fiber costs 158,400 USD with 22.0 km of new trench, cheapest below 8.3 km or 4,5"));
    CHECK(number_before(told(), " USD per km") == Approx(60'000.0 / (0.6 * 22.0)).epsilon(1e-3));
    // Cable: 60,000 / (0.6 x 15,000) = 6.67 km; 60,000 / (0.6 x 22) - 3,000 = 1,545 USD.
    scenario.rates.fiber.cable_usd_per_km = 3'000.0;
    CHECK_THAT(told(), Contains("cheapest below 6.7 km or 1,5"));
    CHECK(number_before(told(), " USD per km") == Approx(60'000.0 / (0.6 * 22.0) - 3'000.0).epsilon(1e-3));
    // And 1.1 km of spur at 20,000: trench 20.9 x 12,000 + 22,000 = 272,800, cable 66,000; 22 x 100,000 / 338,800 km.
    scenario.rates.fiber.spur_usd_per_km = 20'000.0;
    CHECK_THAT(told(), Contains("cheapest below 6.5 km or "));
    CHECK(number_before(told(), " USD per km") == Approx((100'000.0 - 66'000.0 - 22'000.0) / 20.9).epsilon(2e-3));
    // Where cable alone costs more no route is cheap enough for this way: 22 x 100,000 / 382,800 km.
    scenario.rates.fiber.cable_usd_per_km = 5'000.0;
    CHECK_THAT(told(), Contains("cheapest below 5.7 km") && !Contains("per km"));
}

TEST_CASE("A refusal tells by how much, where that is known", "[explain]") {
    const auto far = lone_school(12'000.0, 27.0);
    CHECK_THAT(explain_school(*far, 0),
               Contains("fiber: too far (27.0 km from fiber as the crow flies, hops up to 20 km)"));
    planner::Dataset dataset = tests::schools_at({tests::at_km(0, 0)});
    dataset.schools.learners = {1'000}; // 2 Mbps for each tenth
    tests::add_node(dataset, "node", tests::at_km(50, 0));
    tests::add_site(dataset, "site", tests::at_km(12, 0), {true, true, true, false});
    planner::Study study{std::make_shared<const planner::Dataset>(std::move(dataset))};
    geo::Progress progress;
    const std::string text = explain_school(*study.simulate({}, progress), 0);
    CHECK_THAT(text, Contains("cellular: too far (nearest 4G site 12.0 km away)"));
    CHECK_THAT(text, Contains("satellite: too much demand (200 Mbps, it carries 100)"));
}

TEST_CASE("A school beyond the budget tells what a learner would cost", "[explain]") {
    planner::Scenario scenario;
    scenario.objective.budget_usd = 1e6;
    CHECK_THAT(explanation_with(*simulate(scenario), Outcome::offline, "beyond the budget"), Contains("per learner"));
}

TEST_CASE("A school that a person decided on says so", "[explain]") {
    planner::Scenario scenario;
    const auto free = simulate(scenario);
    for (std::size_t school = 0; school < free->plan->outcome.size(); ++school) {
        if (free->options->of(planner::Technology::satellite)[school] != planner::Feasibility::feasible) continue;
        scenario.overrides.lock = {{std::string{free->dataset->schools.id[school]}, planner::Technology::satellite}};
        const std::string text = explain_school(*simulate(scenario), school);
        CHECK_THAT(text, Contains("set by a person") && Contains("forbidden"));
        return;
    }
}
