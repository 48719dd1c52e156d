// SPDX-License-Identifier: Apache-2.0
#include "planner/result/phases.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "planner/cost/payment_year.h"
#include "planner/result/compare.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"
#include "tests/random_country.h"
#include "tests/tables.h"

using planner::Scenario;

namespace {

using Result = std::shared_ptr<const planner::ScenarioResult>;

Result simulate_phases(const Scenario& scenario, const planner::Dataset& dataset = tests::random_country(80, 2)) {
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(dataset)}.simulate(scenario, progress);
}

/// Growth, falling prices and everything that is renewed, so that every year differs.
Scenario phased_scenario(std::vector<double> annual_budget_usd) {
    Scenario scenario;
    scenario.phasing.annual_budget_usd = std::move(annual_budget_usd);
    scenario.demand.learners_growth_per_year = 0.03;
    scenario.rates.fiber.cable_usd_per_km = 1'500.0;
    scenario.rates.satellite.trend.decline_per_year = 0.05;
    scenario.people.kinds.front().trend.decline_per_year = 0.04;
    return scenario;
}

/// What the ledger pays in a calendar year, residual value apart.
double paid_usd(const planner::ScenarioResult& result, int year) {
    double usd = 0.0;
    for (const planner::Account& account : result.ledger->accounts) {
        if (account.flow == planner::Flow::residual) continue;
        for (int period = account.periods.first; period < account.periods.end; ++period) {
            if (year_of_payment(result.scenario.horizon, account.flow, period) != year) continue;
            for (const double school_usd : account.in(period))
                usd += school_usd;
        }
    }
    return usd;
}

/// The same, as years.csv of a comparison has it.
double paid_in_comparison(const planner::ScenarioResult& result, int year) {
    const planner::ComparedFigures years = planner::compare({compared_run(result)}).year_usd;
    const auto found = std::ranges::find(years.label, std::to_string(year));
    REQUIRE(found != years.label.end());
    return years.value.front()[static_cast<std::size_t>(found - years.label.begin())];
}

} // namespace

TEST_CASE("The years of the phases pay what the ledger says, and never more than they have", "[phases]") {
    for (const bool skip_ahead : {true, false}) {
        Scenario scenario = phased_scenario({4e5, 5e5, 3e5, 6e5, 1e6});
        scenario.phasing.skip_ahead = skip_ahead;
        const Result result = simulate_phases(scenario);
        REQUIRE(result->phases->years.size() == 10);
        double has_usd = 0.0;
        for (const planner::PhaseYear& year : result->phases->years) {
            has_usd += year.budget_usd;
            CHECK(year.due_usd() == Approx(paid_usd(*result, year.year)).epsilon(1e-9));
            CHECK(year.due_usd() == Approx(paid_in_comparison(*result, year.year)).epsilon(1e-9));
            CHECK(year.spent_usd <= has_usd);
            CHECK(year.spent_usd + year.uncovered_usd == Approx(year.due_usd()).epsilon(1e-9));
            has_usd -= year.spent_usd;
            CHECK(year.carried_usd == Approx(has_usd).margin(1e-6));
            if (year.schools > 0) CHECK(year.uncovered_usd == 0.0); // nothing begins on what is not there
        }
        CHECK(result->phases->years.front().schools > 0);
        CHECK(result->phases->years[5].schools == 0); // the list ends with 2031
        CHECK(result->phases->years[5].capex_usd == 0.0);
        CHECK(result->phases->uncovered_usd > 0.0);
    }
}

TEST_CASE("What a year leaves is carried over as worked, passing over or strictly", "[phases]") {
    // METHODS.md "Phases": 40, 35, 30, 25 and 20, in years that have 60, 50 and 50
    const std::vector<double> usd{40, 35, 30, 25, 20};
    const auto carried_usd = [&](const std::vector<int>& start) {
        planner::ScenarioResult result;
        result.scenario.phasing.annual_budget_usd = {60, 50, 50};
        result.scenario.rates.overheads = {0.0, 0.0};
        planner::Indicators indicators = tests::unknown_indicators(usd.size());
        result.indicators = std::make_shared<const planner::Indicators>(std::move(indicators));
        planner::Plan plan;
        plan.outcome.assign(usd.size(), planner::Outcome::satellite);
        plan.offline_reason.assign(usd.size(), planner::OfflineReason::none);
        plan.starts = {start, 2};
        planner::Ledger ledger{result.scenario.horizon, usd.size(), {}, plan.starts};
        planner::Account& capex =
            ledger.account(planner::Payer::school, planner::Item::school_network, planner::Flow::capex);
        for (std::size_t school = 0; school < usd.size(); ++school)
            capex.usd[static_cast<std::size_t>(start[school]) * usd.size() + school] = usd[school];
        result.ledger = std::make_shared<const planner::Ledger>(std::move(ledger));
        result.plan = std::make_shared<const planner::Plan>(std::move(plan));
        std::vector<double> carried;
        for (const planner::PhaseYear& year : measure_phases(result).years)
            carried.push_back(year.carried_usd);
        return carried;
    };
    const auto skipping = carried_usd({0, 1, 2, 2, 0}), strict = carried_usd({0, 1, 1, 2, 2});
    const std::vector<double> worked_skipping{0, 15, 10}, worked_strict{20, 5, 10};
    for (std::size_t year = 0; year < 3; ++year) {
        CHECK(skipping[year] == Approx(worked_skipping[year]).margin(1e-9));
        CHECK(strict[year] == Approx(worked_strict[year]).margin(1e-9));
    }
}

TEST_CASE("Towers and new cell sites are paid whole in the year that builds them, once, and within its budget",
          "[phases]") {
    // Three schools 100 km away may share a new site, three others come over two relays; no fiber, no satellite.
    planner::Dataset dataset =
        tests::schools_at({tests::at_km(0, 10), tests::at_km(0, 20), tests::at_km(0, 21), tests::at_km(10, 0),
                           tests::at_km(20, 0), tests::at_km(100, 0), tests::at_km(102, 0), tests::at_km(100, 3)});
    dataset.schools.learners.assign(8, 100.0);
    dataset.schools.electricity.assign(8, planner::Electricity::grid);
    tests::add_site(dataset, "tower", tests::at_km(0, 0), {false, true, false, false});
    Scenario scenario;
    scenario.network.fiber.enabled = scenario.network.satellite.enabled = scenario.people.enabled = false;
    scenario.network.point_to_point.link.max_range_m = 12'000.0;
    scenario.network.new_sites.most = 1;
    scenario.rates.overheads = {0.0, 0.0};
    const auto provider_capex_usd = [](const planner::ScenarioResult& result) {
        std::vector<double> usd;
        for (const planner::Account& account : result.ledger->accounts) {
            if (account.payer != planner::Payer::provider || account.flow != planner::Flow::capex) continue;
            for (int period = account.periods.first; period < account.periods.end; ++period) {
                const auto in_year = account.in(period);
                usd.push_back(std::accumulate(in_year.begin(), in_year.end(), 0.0));
            }
        }
        return usd;
    };
    const double tower_usd = scenario.rates.point_to_point.capex_usd_per_tower;
    const double site_usd = scenario.rates.new_sites.capex_usd_per_site;
    const Result at_once = simulate_phases(scenario, dataset);
    CHECK(provider_capex_usd(*at_once) == std::vector{2.0 * tower_usd + site_usd});
    scenario.phasing.annual_budget_usd.assign(10, 45'000.0);
    const Result result = simulate_phases(scenario, dataset);
    CHECK(result->phases->schools_left == 0);
    double built_usd = 0.0;
    for (const double usd : provider_capex_usd(*result)) {
        const double sites = std::floor(usd / site_usd), towers = (usd - sites * site_usd) / tower_usd;
        CHECK(towers == Approx(std::round(towers)).margin(1e-9)); // nothing in part
        built_usd += usd;
    }
    CHECK(built_usd == Approx(2.0 * tower_usd + site_usd));
    CHECK(result->plan->starts.of(5) > 0); // the site waits for what is left of several years
    double has_usd = 0.0;
    for (const planner::PhaseYear& year : result->phases->years) {
        has_usd += year.budget_usd - year.due_usd();
        if (year.schools > 0) CHECK(has_usd >= -1e-6);
    }
}

TEST_CASE("A school pays nothing before its year", "[phases]") {
    const Result result = simulate_phases(phased_scenario({4e5, 5e5, 3e5, 6e5, 1e6}));
    const planner::Plan& plan = *result->plan;
    CHECK(plan.starts.last == 4);
    for (const planner::Account& account : result->ledger->accounts) {
        for (int period = account.periods.first; period < account.periods.end; ++period) {
            const int t = account.flow == planner::Flow::opex ? period - 1 : period;
            for (std::size_t school = 0; school < 80; ++school) {
                if (account.in(period)[school] == 0.0) continue;
                CHECK(plan.starts.of(school) <= t);
                if (account.flow == planner::Flow::capex) CHECK(plan.starts.of(school) == t);
            }
        }
    }
}

TEST_CASE("With money for all in the first year phases change nothing", "[phases]") {
    const Result all_at_once = simulate_phases(phased_scenario({}));
    const Result phased = simulate_phases(phased_scenario({1e9}));
    CHECK(phased->ledger->accounts == all_at_once->ledger->accounts);
    CHECK(phased->plan->year == all_at_once->plan->year);
    CHECK(phased->totals.npv_usd_per_learner_year == all_at_once->totals.npv_usd_per_learner_year);
    CHECK(phased->phases->learner_years_lost() == 0.0);
    CHECK(phased->phases->schools_left == 0);
    CHECK_FALSE(all_at_once->phases.has_value());
}

TEST_CASE("A plan that begins later costs what the same plan costs in a later country", "[phases]") {
    // Nothing grows or falls, and no asset outlives another: work that begins at t = 3 of 10 is work of 7 years.
    Scenario late = phased_scenario({0, 0, 0, 1e9});
    late.demand = {.growth_per_year = 0.0, .learners_growth_per_year = 0.0};
    late.rates.satellite.trend = {};
    late.people.kinds.front().trend = {};
    Scenario early = late;
    early.phasing = {};
    early.horizon.years = 7;
    const Result late_result = simulate_phases(late), early_result = simulate_phases(early);
    REQUIRE(late_result->plan->outcome == early_result->plan->outcome);
    CHECK(late_result->totals.npv_usd == Approx(early_result->totals.npv_usd / std::pow(1.06, 3)).epsilon(1e-9));
    CHECK(late_result->totals.opex_usd_per_year == Approx(early_result->totals.opex_usd_per_year).epsilon(1e-9));
}

TEST_CASE("Waiting loses the learner-years between the first year and a school's own", "[phases]") {
    Scenario scenario = phased_scenario({0, 0, 1e9});
    scenario.demand.learners_growth_per_year = 0.0;
    const Result result = simulate_phases(scenario);
    double learners = 0.0;
    for (std::size_t school = 0; school < 80; ++school) {
        if (result->plan->year[school] > 0) learners += result->indicators->learners[school];
    }
    CHECK(result->phases->learner_years_waited == Approx(learners * (1 / 1.06 + 1 / (1.06 * 1.06))).epsilon(1e-9));
    CHECK(result->phases->learner_years_unreached == 0.0);

    const Result nobody = simulate_phases(phased_scenario({0}));
    CHECK(nobody->phases->schools_left ==
          static_cast<std::size_t>(std::ranges::count_if(result->plan->year, [](int year) { return year > 0; })));
    CHECK(nobody->totals.npv_usd == 0.0);
    CHECK_FALSE(nobody->totals.npv_usd_per_learner_year.has_value());
}

TEST_CASE("What is lost at schools without room is no waiting", "[phases]") {
    Scenario scenario = phased_scenario({4e5, 4e5});
    scenario.demand.learners_growth_per_year = 0.0;
    const Result result = simulate_phases(scenario);
    const planner::Plan& plan = *result->plan;
    double late = 0.0, unreached = 0.0; // learners
    for (std::size_t school = 0; school < 80; ++school) {
        const double learners = result->indicators->learners[school];
        if (plan.offline_reason[school] == planner::OfflineReason::beyond_phases) unreached += learners;
        if (plan.year[school] > 0 && plan.starts.of(school) == 1) late += learners;
    }
    REQUIRE((late > 0.0 && unreached > 0.0));
    double years = 0.0; // ten, present value
    for (int t = 1; t <= 10; ++t)
        years += std::pow(1.06, -t);
    CHECK(result->phases->learner_years_waited == Approx(late / 1.06).epsilon(1e-9));
    CHECK(result->phases->learner_years_unreached == Approx(unreached * years).epsilon(1e-9));
    CHECK_THAT(describe_phases(*result),
               Catch::Contains("; waiting costs ") && Catch::Contains(" learner-years, schools without room "));
}

TEST_CASE("The order of rows does not matter to phases", "[phases]") {
    const planner::Dataset dataset = tests::random_country(80, 2);
    const Scenario scenario = phased_scenario({3e5, 3e5, 3e5});
    planner::Dataset turned = dataset;
    tests::reverse(turned.schools);
    std::vector<int> years = simulate_phases(scenario, turned)->plan->year;
    std::ranges::reverse(years);
    CHECK(years == simulate_phases(scenario, dataset)->plan->year);
}

TEST_CASE("Budgets that do not cover people leave devices out of the years", "[phases]") {
    Scenario scenario = phased_scenario({2e5, 2e5, 2e5});
    scenario.objective.budget_covers_people = false;
    const Result result = simulate_phases(scenario);
    REQUIRE(result->phases->schools_left > 0);
    for (std::size_t school = 0; school < 80; ++school) {
        const bool is_excluded = result->plan->outcome[school] == planner::Outcome::excluded;
        CHECK(result->plan->has_people[school] == !is_excluded);
        if (result->plan->year[school] == 0 && !is_excluded) CHECK(phase_year(*result, school) == 2027);
    }
    CHECK(result->phases->years[0].due_usd() < paid_usd(*result, 2027));
    CHECK(result->phases->years[0].due_usd() <= 2e5);
}

TEST_CASE("The map of a year shows who is connected by then, and the trench that is dug", "[phases]") {
    const Result result = simulate_phases(phased_scenario({4e5, 5e5, 3e5, 6e5, 1e6}));
    const std::size_t school_count = result->plan->outcome.size();
    for (int year = 2026; year <= 2031; ++year) {
        const planner::Plan by_then = *result_by(*result, year).plan;
        std::vector<std::size_t> users(school_count, 0);
        for (std::size_t school = 0; school < school_count; ++school) {
            const bool is_later = result->plan->year[school] > year;
            CHECK(by_then.outcome[school] == (is_later ? planner::Outcome::offline : result->plan->outcome[school]));
            if (by_then.outcome[school] != planner::Outcome::fiber) continue;
            for (std::size_t way = school; way < school_count; way = result->layout->fiber.upstream[way])
                ++users[way];
        }
        CHECK(by_then.trench_users == users);
    }
    CHECK(result_by(*result, 2031).plan->outcome == result->plan->outcome);
}

TEST_CASE("A result says in a sentence how its phases go", "[phases]") {
    CHECK(describe_phases(*simulate_phases({})).empty());
    const std::string nobody = describe_phases(*simulate_phases(phased_scenario({0})));
    CHECK_THAT(nobody, Catch::Contains("no school is connected, ") && Catch::Contains(" find no room; waiting costs"));
    Scenario strict = phased_scenario({0});
    strict.phasing.skip_ahead = false;
    CHECK_THAT(describe_phases(*simulate_phases(strict)), Catch::Contains("(the strict order stops at school "));
    CHECK_THAT(describe_phases(*simulate_phases(phased_scenario({1e9}))), Catch::EndsWith("connected by 2027"));
    CHECK_THAT(describe_phases(*simulate_phases(phased_scenario({4e5}))), Catch::Contains("no budget covers "));
}

TEST_CASE("A comparison tells the schools that are connected in each year", "[phases]") {
    const Result phased = simulate_phases(phased_scenario({4e5, 5e5})), at_once = simulate_phases(phased_scenario({}));
    const planner::Comparison comparison = planner::compare({compared_run(*at_once), compared_run(*phased)});
    CHECK(comparison.year_schools.label == comparison.year_usd.label);
    CHECK(comparison.year_schools.value[1][1] == static_cast<double>(phased->phases->years[1].schools));
    CHECK(comparison.year_schools.value[0][1] == 0.0);
}
