// SPDX-License-Identifier: Apache-2.0
#include "planner/result/explain_school.h"

#include <cmath>

#include "planner/data/grouped.h"
#include "planner/result/study.h"
#include "tests/catch.h"
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

TEST_CASE("Below the price that is told fiber is chosen, and above it is not", "[explain]") {
    // A school with fiber that nobody else shares: the told price per km decides.
    planner::Scenario scenario;
    const auto result = simulate(scenario);
    for (std::size_t school = 0; school < result->plan->outcome.size(); ++school) {
        const std::string text = explain_school(*result, school);
        const std::size_t at = text.find(" per km");
        if (result->plan->outcome[school] >= Outcome::existing || at == std::string::npos) continue;
        const std::size_t begin = text.rfind("or ", at) + 3;
        std::string digits;
        for (const char letter : text.substr(begin, at - begin))
            if (letter != ',') digits += letter;
        planner::Scenario cheaper = scenario;
        cheaper.rates.fiber.capex_usd_per_km = std::stod(digits) * 0.98;
        INFO(text);
        CHECK(simulate(cheaper)->plan->outcome[school] == Outcome::fiber);
        return;
    }
    FAIL("no school told a price");
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
