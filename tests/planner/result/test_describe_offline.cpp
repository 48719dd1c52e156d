// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_offline.h"

#include <memory>

#include "tests/catch.h"
#include "tests/planner/output/sample_result.h"

using planner::Feasibility;
using planner::OfflineReason;
using planner::Outcome;
using planner::Technology;

TEST_CASE("The commonest reason of the schools that stay offline is told", "[describe_offline]") {
    planner::ScenarioResult result = tests::sample_result();
    CHECK(describe_offline(result) == "1 school stays offline, all beyond the budget");

    planner::Plan plan = *result.plan;
    plan.outcome.assign(4, Outcome::offline);
    plan.offline_reason = {OfflineReason::no_technology, OfflineReason::no_technology, OfflineReason::no_technology,
                           OfflineReason::beyond_budget};
    planner::NetworkOptions options = *result.options;
    options.locked.assign(4, false);
    options.feasibility = {
        std::vector{Feasibility::too_far, Feasibility::too_far, Feasibility::no_source, Feasibility::feasible},
        std::vector{Feasibility::not_covered, Feasibility::too_far, Feasibility::not_covered, Feasibility::feasible},
        std::vector(4, Feasibility::not_enabled), std::vector(4, Feasibility::too_much_demand)};
    result.plan = std::make_shared<const planner::Plan>(plan);
    result.options = std::make_shared<const planner::NetworkOptions>(options);
    CHECK(describe_offline(result) == "4 schools stay offline, most without a technology (fiber too far, cellular not "
                                      "covered, satellite too much demand)");

    options.of(Technology::satellite).assign(4, Feasibility::forbidden);
    options.locked = {true, true, true, false};
    result.options = std::make_shared<const planner::NetworkOptions>(options);
    CHECK(describe_offline(result) == "4 schools stay offline, most without a technology (fiber too far, cellular not "
                                      "covered); 3 of them locked to one that cannot serve them");

    plan.offline_reason = {OfflineReason::beyond_budget, OfflineReason::beyond_phases, OfflineReason::beyond_phases,
                           OfflineReason::no_technology};
    result.plan = std::make_shared<const planner::Plan>(plan);
    CHECK(describe_offline(result) == "4 schools stay offline, 2 of them beyond the yearly budgets");

    plan.offline_reason.assign(4, OfflineReason::beyond_phases);
    result.plan = std::make_shared<const planner::Plan>(plan);
    CHECK(describe_offline(result) == "4 schools stay offline, all beyond the yearly budgets");

    planner::Dataset dataset = *result.dataset;
    dataset.schools.connectivity.assign(4, planner::Answer::no);
    dataset.schools.connectivity[1] = planner::Answer::yes;
    result.dataset = std::make_shared<const planner::Dataset>(dataset);
    CHECK(describe_offline(result) ==
          "4 schools stay offline, all beyond the yearly budgets; 1 of them with internet below the target");

    plan.outcome.assign(4, Outcome::fiber);
    result.plan = std::make_shared<const planner::Plan>(plan);
    CHECK(describe_offline(result).empty());
}
