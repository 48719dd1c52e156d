// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_new_sites.h"

#include <memory>

#include "planner/result/explain_school.h"
#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

namespace {

/// Three lone schools with power, 50 km apart.
std::shared_ptr<const planner::Dataset> lone_schools(const std::vector<double>& learners) {
    planner::Dataset dataset = tests::schools_at({tests::at_km(0, 0), tests::at_km(50, 0), tests::at_km(100, 0)});
    dataset.schools.learners = learners;
    dataset.schools.electricity.assign(3, planner::Electricity::grid);
    return std::make_shared<const planner::Dataset>(std::move(dataset));
}

std::shared_ptr<const planner::ScenarioResult> simulate(const planner::Scenario& scenario,
                                                        const std::vector<double>& learners = {90, 60, 30}) {
    geo::Progress progress;
    return planner::Study{lone_schools(learners)}.simulate(scenario, progress);
}

} // namespace

TEST_CASE("New sites are told with their schools, their bound and what the plan uses of them", "[describe_new_sites]") {
    planner::Scenario scenario;
    CHECK(describe_new_sites(*simulate(scenario)).empty());
    scenario.network.new_sites.most = 2;
    // a satellite is far cheaper than a site for one school
    CHECK(describe_new_sites(*simulate(scenario)) == "2 new cell sites (2 at a school) reach 2 schools with 150 "
                                                     "learners that no site reaches (at most 150 learners can be); the "
                                                     "plan uses 0");
    CHECK(describe_new_sites(*simulate(scenario, {0, 0, 0})) ==
          "2 new cell sites (2 at a school) reach 2 schools that no site reaches (at most 2 schools can be); the plan "
          "uses 0");
    scenario.overrides.forbid = {{"s3", {planner::Technology::satellite}}};
    CHECK(describe_new_sites(*simulate(scenario)) ==
          "2 new cell sites (2 at a school) reach 2 schools with 120 learners that no site reaches, of these 1 school "
          "with 30 learners "
          "in no other way (at most 30 learners can be); the plan uses 1");
    scenario.network.satellite.enabled = false;
    CHECK(simulate(scenario)->totals.new_sites == 2);
    scenario.network.cellular.max_mbps = 1.0;
    CHECK(describe_new_sites(*simulate(scenario)) == "no new cell site would reach a school that none reaches");
}

TEST_CASE("What the dataset lacks for the places asked for is told", "[describe_new_sites]") {
    planner::Scenario scenario;
    scenario.network.new_sites.most = 2;
    const auto told = [&](planner::CandidateRules::Places places) {
        scenario.network.new_sites.places = places;
        return describe_new_sites(*simulate(scenario));
    };
    using enum planner::CandidateRules::Places;
    const std::string none = "no new cell site is proposed, as the dataset has no ";
    CHECK(told(power) == none + "context layer power_grid of lines or points");
    CHECK(told(towns) == none + "population");
    CHECK(told(high_ground) == none + "elevation in cells of 250 m or less");
    CHECK_THAT(told(schools), Catch::StartsWith("2 new cell sites"));
}

TEST_CASE("The budget of new sites limits their number, and what the plan uses is paid", "[describe_new_sites]") {
    planner::Scenario scenario;
    scenario.network.new_sites.most = 3;
    scenario.network.satellite.enabled = false;
    scenario.network.new_sites.budget_usd = 250'000.0; // two of 110,000
    const auto two = simulate(scenario);
    CHECK(two->totals.new_sites == 2);
    CHECK(count_on_new_sites(*two) == std::vector<std::size_t>{1, 1});
    CHECK(two->plan->shared_capex_usd == std::vector{110'000.0, 110'000.0, 0.0});
    CHECK_THAT(explain_school(*two, 0), Catch::Contains("by a new cell site"));
    scenario.network.new_sites.budget_usd = 109'999.0;
    const auto none = simulate(scenario);
    CHECK(none->totals.new_sites == 0);
    CHECK(describe_new_sites(*none) == "the budget of new cell sites pays for none: one costs 110,000 USD");
    scenario.network.new_sites.budget_usd = 3.0 * 0.1;
    scenario.rates.new_sites.capex_usd_per_site = 0.1; // 0.3 / 0.1 is less than 3 in binary
    CHECK(simulate(scenario)->totals.new_sites == 3);
    scenario.network.cellular.enabled = false;
    CHECK(describe_new_sites(*simulate(scenario)) == "no new cell site is proposed, as cellular is off");
    const auto cellular_usd = [](const planner::ScenarioResult& result) {
        return result.totals.plan[static_cast<std::size_t>(planner::Outcome::cellular)].capex_usd;
    };
    CHECK(cellular_usd(*two) >= 220'000.0);
    CHECK(cellular_usd(*none) == 0.0);
}
