// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_optimality.h"

#include <memory>

#include "tests/catch.h"

namespace {

/// A plan that reaches so much within a budget, and what no plan exceeds.
planner::ScenarioResult within_budget(double value, double bound) {
    planner::ScenarioResult result;
    planner::Plan plan;
    plan.optimality.is_limited = true;
    plan.optimality.value = value;
    plan.optimality.bound = bound;
    result.plan = std::make_shared<const planner::Plan>(std::move(plan));
    return result;
}

/// A plan for all of a cost, and what no such plan undercuts.
planner::ScenarioResult at_cost(double usd, std::optional<double> bound_usd) {
    planner::ScenarioResult result;
    result.plan = std::make_shared<const planner::Plan>();
    result.totals.npv_usd = usd;
    result.totals.objective_bound = bound_usd;
    if (bound_usd) result.totals.gap_share = (usd - *bound_usd) / usd;
    return result;
}

} // namespace

TEST_CASE("A bound is told rounded up, but as the plan is where the gap is 0", "[describe_optimality]") {
    // parts of learners, as where their need weighs them
    CHECK(describe_reach(within_budget(842.3, 842.3)) == "the budget connects 842 learners; with fiber laid out so, no "
                                                         "plan within it connects more than 842 (gap <= 0 %)");
    CHECK(describe_reach(within_budget(842.7, 842.7)) == "the budget connects 843 learners; with fiber laid out so, no "
                                                         "plan within it connects more than 843 (gap <= 0 %)");
    CHECK(describe_reach(within_budget(1'999.6, 2'000.4)) == // 0.8 of 2,000.4
          "the budget connects 2,000 learners; with fiber laid out so, no plan within it connects more than 2,001 (gap "
          "<= 0.04 %)");
}

TEST_CASE("What yearly budgets connect comes before what the budget would connect at once", "[describe_optimality]") {
    auto phased = within_budget(842.0, 850.0);
    planner::Plan plan = *phased.plan;
    plan.optimality.phased_value = 790.0;
    phased.plan = std::make_shared<const planner::Plan>(std::move(plan));
    CHECK(describe_reach(phased) == // 8 of 850
          "the yearly budgets connect 790 learners; the budget at once would connect 842; with fiber laid out so, no "
          "plan within it connects more than 850 (gap <= 0.942 %)");
}

TEST_CASE("A plan of least cost tells what no plan for all undercuts", "[describe_optimality]") {
    CHECK(describe_least_cost(at_cost(2'000'000.0, 1'980'000.9)) ==
          "with fiber laid out so, no plan for all who can be served costs less than 1,980,000 USD (gap <= 1 %)");
    CHECK(describe_least_cost(at_cost(2'000'000.0, 2'000'000.0)) ==
          "with fiber laid out so, no plan for all who can be served costs less than 2,000,000 USD (gap <= 0 %)");
}

TEST_CASE("A gap is told without an exponent, and never as smaller than it is", "[describe_optimality]") {
    CHECK(planner::describe_gap(0.0) == "0 %");
    CHECK(planner::describe_gap(3e-9) == "0.001 %");
    CHECK(planner::describe_gap(0.00941) == "0.941 %");
    CHECK(planner::describe_gap(0.0094101) == "0.942 %");
    CHECK(planner::describe_gap(0.81234) == "81.3 %");
    CHECK(planner::share_of_gap(2.1e-7, 1.5e8) == 0.0); // sums in another order: two units of the last digit
    CHECK(planner::share_of_gap(1.5, 1.5e8) == Approx(1e-8));
}

TEST_CASE("What no plan for all undercuts is told of nothing else", "[describe_optimality]") {
    CHECK(describe_least_cost(at_cost(2'000'000.0, std::nullopt)).empty()); // yearly budgets, or full nodes
    auto other = at_cost(2'000'000.0, 2'000'000.0);
    other.scenario.objective.kind = planner::Objective::Kind::most_learners;
    CHECK(describe_least_cost(other).empty());
    auto limited = within_budget(842.0, 842.0);
    limited.totals.objective_bound = 842.0;
    CHECK(describe_least_cost(limited).empty());
}
