// SPDX-License-Identifier: Apache-2.0
#include "planner/result/compare.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string_view>

#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/random_country.h"

using planner::compare;
using planner::ComparedRun;
using planner::Outcome;
using planner::SchoolChange;

namespace {

ComparedRun run_of(const std::string& name, std::vector<Outcome> outcome) {
    ComparedRun run;
    run.name = name;
    run.id = {"a", "b", "c", "d"};
    run.id.resize(outcome.size());
    run.admin1 = {"north", "north", "south", "south"};
    run.learners = {10, 20, 30, 40};
    run.npv_usd = {1, 2, 3, 4};
    run.outcome = std::move(outcome);
    run.summary = {
        {"format", std::int64_t{1}}, {"scenario.name", name}, {"cost.npv_usd", 10.0}, {"x", std::monostate{}}};
    run.year = {2027, 2028};
    run.usd = {5, 6};
    return run;
}

} // namespace

TEST_CASE("A comparison tells which schools gain, lose and change technology", "[compare]") {
    const auto comparison =
        compare({run_of("base", {Outcome::offline, Outcome::fiber, Outcome::fiber, Outcome::existing}),
                 run_of("other", {Outcome::cellular, Outcome::offline, Outcome::satellite, Outcome::existing})});
    CHECK(comparison.change_of(1, 0) == SchoolChange::gains);
    CHECK(comparison.change_of(1, 1) == SchoolChange::loses);
    CHECK(comparison.change_of(1, 2) == SchoolChange::technology);
    CHECK(comparison.change_of(1, 3) == SchoolChange::same);
    CHECK(comparison.change_of(0, 0) == SchoolChange::same);
    CHECK(comparison.area_schools.label == std::vector<std::string>{"north", "south"});
    CHECK(comparison.area_schools.value == std::vector<std::vector<double>>{{1, 2}, {1, 2}});
    CHECK(comparison.area_learners.value == std::vector<std::vector<double>>{{20, 30 + 40}, {10, 30 + 40}});
    CHECK(comparison.year_usd.value[1] == std::vector<double>{5, 6});
}

TEST_CASE("A comparison lists the assumptions in which runs differ", "[compare]") {
    std::vector<ComparedRun> runs(3, run_of("base", {Outcome::fiber}));
    CHECK(compare(runs).assumptions.name.empty());
    runs[1].scenario.name = "cheaper";
    runs[1].scenario.currency = {"XOF", 600.0, "2026-01-01", ""};
    runs[1].scenario.rates.fiber.capex_usd_per_km = 9'000;
    runs[2].scenario.people.kinds.push_back({});
    runs[2].scenario.overrides.exclude = {"a"};
    const planner::ComparedAssumptions assumptions = compare(runs).assumptions;
    const auto value_of = [&](std::size_t run, std::string_view name) {
        const auto found = std::ranges::find(assumptions.name, name);
        REQUIRE(found != assumptions.name.end());
        return assumptions.value[run][static_cast<std::size_t>(found - assumptions.name.begin())];
    };
    CHECK(value_of(0, "fiber.capex_usd_per_km") == "12000");
    CHECK(value_of(1, "fiber.capex_usd_per_km") == "9000");
    CHECK(value_of(1, "people.kinds[1].usd").empty());
    CHECK_FALSE(value_of(2, "people.kinds[1].usd").empty());
    CHECK(value_of(2, "overrides.exclude") == "[\"a\"]");
    for (const std::string& name : assumptions.name) {
        const bool is_expected =
            name == "fiber.capex_usd_per_km" || name == "overrides.exclude" || name.starts_with("people.kinds[1].");
        CHECK(is_expected);
    }
}

TEST_CASE("A comparison tells what the learner-years of each run cost, and which run another one beats", "[compare]") {
    std::vector<ComparedRun> runs;
    const std::vector<std::pair<double, double>> costed{{9'000, 180}, {16'000, 300}, {24'000, 330}, {42'000, 480}};
    for (const auto& [usd, learner_years] : costed) {
        runs.push_back(run_of("run", {Outcome::fiber}));
        runs.back().summary = {{"learners.years_with_access", learner_years}, {"cost.npv_usd", usd}};
    }
    runs.push_back(runs[1]);
    runs.back().name = "worse";
    runs.back().summary[0].value = 299.0;
    runs.push_back(run_of("unknown", {Outcome::fiber}));
    const auto comparison = compare(runs);
    CHECK(comparison.runs.front() == "run 1");
    CHECK(describe_cost_effectiveness(comparison, 1) ==
          "300 learner-years with access, 53.33 USD each; 58.33 USD for each beyond run 1");
    CHECK(describe_cost_effectiveness(comparison, 2) ==
          "330 learner-years with access, 72.73 USD each; dominated by run 2 and run 4: a part of each reaches as much "
          "for less");
    CHECK(describe_cost_effectiveness(comparison, 4) ==
          "299 learner-years with access, 53.51 USD each; dominated by run 2: reaches less");
    CHECK(describe_cost_effectiveness(comparison, 5) == "its learner-years with access are not known");
}

TEST_CASE("An area with learners that are not known has no sum of them, in whatever order its schools come",
          "[compare]") {
    for (const bool comes_first : {true, false}) {
        ComparedRun run = run_of("run", {Outcome::fiber, Outcome::fiber, Outcome::fiber, Outcome::offline});
        run.learners[comes_first ? 0 : 1] = std::nan("");
        const auto comparison = compare({run});
        CHECK(std::isnan(comparison.area_learners.value[0][0]));
        CHECK(comparison.area_learners.value[0][1] == 30);
        CHECK(comparison.area_schools.value[0][0] == 2);
    }
}

TEST_CASE("Figures without a value stay without one, settings are no figures", "[compare]") {
    const auto comparison = compare({run_of("base", {Outcome::fiber}), run_of("other", {Outcome::fiber})});
    CHECK(comparison.totals.label == std::vector<std::string>{"cost.npv_usd", "x"});
    CHECK(std::isnan(comparison.totals.value[0][1]));
}

TEST_CASE("A school that only one run has is compared as not in the other", "[compare]") {
    const auto comparison = compare(
        {run_of("base", {Outcome::fiber}), run_of("other", {Outcome::fiber, Outcome::fiber, Outcome::offline})});
    CHECK(comparison.id == std::vector<std::string>{"a", "b", "c"});
    CHECK_FALSE(comparison.outcome[0][1].has_value());
    CHECK(comparison.change_of(1, 1) == SchoolChange::gains);
    CHECK(comparison.change_of(1, 2) == SchoolChange::other);
}

TEST_CASE("A result compared with itself shows no change", "[compare]") {
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(60, 4))};
    const auto result = study.simulate({}, progress);
    const auto comparison = compare({compared_run(*result), compared_run(*result)});
    for (std::size_t school = 0; school < 60; ++school)
        CHECK(comparison.change_of(1, school) == SchoolChange::same);
    double by_year = 0.0, left_usd = 0.0;
    for (const double usd : comparison.year_usd.value[0])
        by_year += usd;
    for (const planner::Account& account : result->ledger->accounts) {
        if (account.flow == planner::Flow::residual)
            left_usd -= std::accumulate(account.usd.begin(), account.usd.end(), 0.0);
    }
    CHECK(by_year == Approx(result->totals.total_undiscounted_usd + left_usd).epsilon(1e-9));
}
