// SPDX-License-Identifier: Apache-2.0
#include "planner/result/explain_school.h"

#include <cmath>
#include <random>

#include "planner/data/grouped.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/network/fiber_alone.h"
#include "tests/planner/network/world.h"
#include "tests/random_country.h"

using Catch::Matchers::Contains;
using Catch::Matchers::EndsWith;
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

namespace {

/// A node and three schools of 100 learners in a line: 10, 11 and 19 km off, 12, 13.2 and 22.8 km of route.
std::shared_ptr<const planner::ScenarioResult> three_in_line(const planner::Scenario& scenario) {
    planner::Dataset dataset = tests::schools_at({tests::at_km(10, 0), tests::at_km(11, 0), tests::at_km(19, 0)});
    dataset.schools.learners = {100, 100, 100};
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    return tests::simulate(dataset, scenario);
}

/// Plain prices and straight lines, at a price per km of route.
planner::Scenario straight_at(double usd_per_km) {
    planner::Scenario scenario = plain_prices();
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::straight;
    scenario.rates.fiber.capex_usd_per_km = usd_per_km;
    return scenario;
}

std::vector<Outcome> outcomes_at(double usd_per_km) { return three_in_line(straight_at(usd_per_km))->plan->outcome; }

} // namespace

TEST_CASE("Schools that share a trench are told the price at which they turn to fiber together, by hand", "[explain]") {
    const auto result = three_in_line(straight_at(16'000.0));
    REQUIRE(result->plan->outcome == std::vector(3, Outcome::satellite));
    // The first two save 120,000 for 0.6 x 13.2 km: 15,152 USD; alone they would for 8,333 and 7,576.
    const std::string first = explain_school(*result, 0), second = explain_school(*result, 1);
    CHECK(number_before(first, " USD per km") == Approx(120'000.0 / (0.6 * 13.2)).epsilon(1e-3));
    CHECK(number_before(second, " USD per km") == Approx(120'000.0 / (0.6 * 13.2)).epsilon(1e-3));
    // 12 and 13.2 km, times 15,152 / 16,000
    CHECK_THAT(first, Contains("fiber costs 115,200 USD with 12.0 km of new trench, cheapest below 11.4 km or 15,1"));
    CHECK_THAT(second, Contains("with 13.2 km of new trench, cheapest below 12.5 km or 15,1"));
    CHECK_THAT(first, Contains(" USD per km, if 2 schools share it"));
    // The third digs the last 9.6 km alone, from 10,417 USD on, when the others have fiber.
    const std::string third = explain_school(*result, 2);
    CHECK(number_before(third, " USD per km") == Approx(60'000.0 / (0.6 * 9.6)).epsilon(1e-3));
    CHECK_THAT(third, !Contains("together"));
    CHECK(outcomes_at(15'200.0) == std::vector(3, Outcome::satellite));
    CHECK(outcomes_at(15'100.0) == std::vector{Outcome::fiber, Outcome::fiber, Outcome::satellite});
    CHECK(outcomes_at(10'500.0) == std::vector{Outcome::fiber, Outcome::fiber, Outcome::satellite});
    CHECK(outcomes_at(10'400.0) == std::vector(3, Outcome::fiber));
    CHECK(explain_schools(*result) == std::vector{first, second, third});
}

TEST_CASE("Cable counts for each school of a trench, in its price and in its length, by hand", "[explain]") {
    planner::Scenario scenario = straight_at(16'000.0);
    scenario.rates.fiber.cable_usd_per_km = 1'000.0;
    const auto result = three_in_line(scenario);
    const std::string first = explain_school(*result, 0);
    // 0.6 x 25.2 km of cable take 15,120 of what both save; and with the length falls what cable costs.
    CHECK(number_before(first, " USD per km") == Approx((120'000.0 - 15'120.0) / (0.6 * 13.2)).epsilon(1e-3));
    CHECK(number_before(first, " km or ") ==
          Approx(12.0 * 120'000.0 / (0.6 * (13.2 * 16'000.0 + 25.2 * 1'000.0))).margin(0.05)); // 10.2
}

TEST_CASE("A school beyond the budget is told the price at which it would dig by itself, by hand", "[explain]") {
    planner::Scenario scenario = straight_at(16'000.0);
    scenario.objective.budget_usd = 1'000.0;
    scenario.objective.budget_covers_people = false;
    const auto result = three_in_line(scenario);
    REQUIRE(result->plan->outcome[1] == Outcome::offline);
    const std::string text = explain_school(*result, 1);
    CHECK_THAT(text, Contains("cheapest by itself below ") && !Contains("together"));
    CHECK(number_before(text, " USD per km") == Approx(60'000.0 / (0.6 * 13.2)).epsilon(1e-3));
}

TEST_CASE("At the prices that schools of random districts are told they turn to fiber, and not before", "[explain]") {
    planner::Scenario scenario;
    scenario.network.point_to_point.enabled = false;
    std::size_t told = 0, together = 0;
    for (const std::uint64_t seed : {1U, 2U, 3U}) {
        std::mt19937_64 random{seed};
        const auto pick = [&](unsigned below) { return static_cast<double>(random() % below); };
        std::vector<geo::LonLat> places;
        for (int school = 0; school < 30; ++school)
            places.push_back(tests::at_km(pick(300) / 10.0, pick(300) / 10.0));
        planner::Dataset dataset = tests::schools_at(places);
        for (double& learners : dataset.schools.learners)
            learners = 50.0 + pick(400);
        tests::add_node(dataset, "node", tests::at_km(15, 15));
        planner::Study study{std::make_shared<const planner::Dataset>(std::move(dataset))};
        geo::Progress progress;
        const auto texts = explain_schools(*study.simulate(scenario, progress));
        for (std::size_t school = 0; school < texts.size(); ++school) {
            if (texts[school].find(" USD per km") == std::string::npos) continue;
            INFO(texts[school]);
            const double told_usd_per_km = number_before(texts[school], " USD per km");
            const auto outcome_at = [&](double usd_per_km) -> Outcome {
                planner::Scenario other = scenario;
                other.rates.fiber.capex_usd_per_km = usd_per_km;
                return study.simulate(other, progress)->plan->outcome[school];
            };
            CHECK(outcome_at(told_usd_per_km - 1.0) == Outcome::fiber); // told in whole dollars
            CHECK(outcome_at(told_usd_per_km + 1.0) != Outcome::fiber);
            ++told;
            together += texts[school].find(" schools share it") != std::string::npos ? 1 : 0;
        }
    }
    CHECK(told > 20);
    CHECK(together > 5);
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
        CHECK_THAT(text, EndsWith("(set by a person)")); // nothing is compared, and nobody forbade the others
        return;
    }
}

TEST_CASE("A school locked to what cannot serve it tells of the lock, and what could serve it without", "[explain]") {
    planner::Dataset dataset = tests::schools_at({tests::at_km(54, 0)});
    dataset.schools.learners = {100};
    dataset.schools.id = {"a"};
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    planner::Scenario scenario;
    scenario.overrides.lock = {{"a", planner::Technology::fiber}};
    CHECK(explain_school(*tests::simulate(dataset, scenario), 0) ==
          "offline: locked to fiber, which cannot serve it; fiber: too far (54.0 km from fiber as the crow flies, hops "
          "up to 20 km); without the lock satellite could");
    scenario.overrides.forbid = {{"a", {planner::Technology::satellite}}};
    CHECK_THAT(explain_school(*tests::simulate(dataset, scenario), 0), EndsWith("hops up to 20 km)"));
}

TEST_CASE("A school that roads lead too far round is told so, not only how near fiber is", "[explain]") {
    // 4 km off, and 30 km round the end of a fjord; both stand at the road.
    planner::Dataset dataset = tests::schools_at({tests::at_km(0, 4)});
    dataset.schools.learners = {100};
    tests::add_node(dataset, "node", tests::at_km(0, 0));
    tests::add_roads(dataset, {{tests::at_km(0, 0), tests::at_km(13, 0), tests::at_km(13, 4), tests::at_km(0, 4)}});
    planner::Scenario scenario;
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::road;
    CHECK_THAT(explain_school(*tests::simulate(dataset, scenario), 0),
               Contains("fiber: too far (no road leads to fiber by hops up to 20 km; 4.0 km as the crow flies)"));
}
