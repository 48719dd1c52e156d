// SPDX-License-Identifier: Apache-2.0
#include "planner/select/spending.h"

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::Objective;
using planner::Outcome;
using planner::Technology;
using tests::PlanTables;

namespace {

/// What the plan makes the budget pay, from the tables.
double spent_usd(const PlanTables& tables, const planner::Plan& plan, const Objective& objective) {
    double usd = tables.connection_usd(plan);
    for (std::size_t school = 0; school < tables.standing.size(); ++school) {
        if (!objective.budget_covers_people || !plan.has_people[school]) continue;
        usd += tables.people.always_npv_usd[school];
        if (plan.outcome[school] == Outcome::offline) usd += tables.people.offline_npv_usd[school];
    }
    return usd;
}

std::size_t connected_count(const planner::Plan& plan) {
    return static_cast<std::size_t>(
        std::ranges::count_if(plan.outcome, [](Outcome outcome) { return outcome < Outcome::existing; }));
}

/// Schools apart from each other, each served by cellular at a price.
PlanTables priced(const std::vector<double>& prices_usd) {
    PlanTables tables{tests::forest_of(std::vector(prices_usd.size(), geo::SpanningForest::none))};
    for (std::size_t school = 0; school < prices_usd.size(); ++school) {
        tables.offer(school, Technology::cellular, prices_usd[school]);
    }
    return tables;
}

} // namespace

TEST_CASE("A budget is never exceeded, whatever the objective", "[spending]") {
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        const PlanTables tables = tests::random_tables(60, seed);
        for (const auto kind : {Objective::Kind::least_cost, Objective::Kind::most_learners,
                                Objective::Kind::most_schools, Objective::Kind::order}) {
            for (const double budget_usd : {0.0, 40.0, 700.0, 2'500.0, 1e6}) {
                const Objective objective{
                    .kind = kind, .budget_usd = budget_usd, .budget_covers_people = seed % 2 == 0};
                const planner::Plan plan = tables.plan(objective);
                INFO(seed << " " << static_cast<int>(kind) << " " << budget_usd);
                CHECK(spent_usd(tables, plan, objective) <= budget_usd);
                for (std::size_t school = 0; school < 60; ++school) {
                    const bool is_connected = plan.outcome[school] < Outcome::existing;
                    CHECK(is_connected == (plan.offline_reason[school] == planner::OfflineReason::none));
                }
            }
        }
    }
}

TEST_CASE("Money for all gives the plan without a budget", "[spending]") {
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        const PlanTables tables = tests::random_tables(60, seed);
        const planner::Plan limited = tables.plan({.budget_usd = 1e9}), free = tables.plan({});
        CHECK(limited.outcome == free.outcome);
        CHECK(limited.trench_users == free.trench_users);
        CHECK(limited.has_people == free.has_people);
    }
}

TEST_CASE("Spending goes on past a school that does not fit", "[spending]") {
    const PlanTables tables = priced({40, 35, 30, 25, 20}); // METHODS 5.5, in rank order
    const planner::Plan plan = tables.plan({.budget_usd = 60.0 + 1e-6});
    CHECK(plan.outcome ==
          std::vector{Outcome::cellular, Outcome::offline, Outcome::offline, Outcome::offline, Outcome::cellular});
    CHECK(plan.offline_reason[1] == planner::OfflineReason::beyond_budget);
}

TEST_CASE("By efficiency, most benefit per dollar comes first", "[spending]") {
    PlanTables tables =
        priced({10, 20, 30, 25, 12}); // METHODS 5.4: values 60, 100, 120, 90, 30; ratio greedy {a, b, e}
    tables.indicators.learners = {60, 100, 120, 90, 30};
    const Objective objective{.kind = Objective::Kind::most_learners, .budget_usd = 50.0 + 1e-6};
    CHECK(tables.plan(objective).outcome ==
          std::vector{Outcome::cellular, Outcome::cellular, Outcome::offline, Outcome::offline, Outcome::cellular});
    tables.ranking.score = {0.1, 0.1, 1.0, 1.0, 0.1}; // need squared counts now
    const Objective by_need{.kind = Objective::Kind::most_learners, .need_exponent = 2, .budget_usd = 50.0 + 1e-6};
    CHECK(tables.plan(by_need).outcome[2] == Outcome::cellular);
}

TEST_CASE("The first school on a branch pays the trench that is missing, the next its own hop alone", "[spending]") {
    PlanTables tables{tests::forest_of({tests::source, 0, 1})};
    for (const std::size_t school : {0, 1, 2}) {
        tables.offer(school, Technology::fiber, 1);
        tables.dig(school, 10);
    }
    tables.ranking.order = {2, 0, 1};
    CHECK(connected_count(tables.plan({.budget_usd = 30.5})) == 2); // not c (31), but a (11) and b (22)
    const planner::Plan plan = tables.plan({.budget_usd = 32.5});   // c with all trench (31), then a (1)
    CHECK(plan.outcome == std::vector{Outcome::fiber, Outcome::offline, Outcome::fiber});
    CHECK(plan.trench_users == std::vector<std::size_t>{2, 1, 1});
}

TEST_CASE("What a new choice for the funded saves is spent again", "[spending]") {
    // With money for all, a and b share the trench; alone, a is cheaper by satellite.
    PlanTables tables{tests::forest_of({tests::source, 0, geo::SpanningForest::none})};
    tables.offer(0, Technology::fiber, 10);
    tables.offer(0, Technology::satellite, 60);
    tables.offer(1, Technology::fiber, 10);
    tables.offer(1, Technology::satellite, 70);
    tables.offer(2, Technology::satellite, 25);
    tables.dig(0, 80);
    CHECK(tables.plan({}).outcome == std::vector{Outcome::fiber, Outcome::fiber, Outcome::satellite});
    tables.ranking.order = {0, 2, 1};
    tables.offer(1, Technology::fiber, 90);
    tables.offer(1, Technology::satellite, 150);
    CHECK(tables.plan({}).outcome[0] == Outcome::fiber);
    // 90 for a by fiber leaves 0 for c; a by satellite (60) leaves 30
    CHECK(tables.plan({.budget_usd = 90.5}).outcome ==
          std::vector{Outcome::satellite, Outcome::offline, Outcome::satellite});
}

TEST_CASE("A locked school is funded first, and by its technology alone", "[spending]") {
    PlanTables tables = priced({50, 50, 50});
    tables.options.locked[2] = true;
    CHECK(tables.plan({.budget_usd = 60}).outcome ==
          std::vector{Outcome::offline, Outcome::offline, Outcome::cellular});
}

TEST_CASE("Where the budget covers people, what is left equips schools without a new link", "[spending]") {
    PlanTables tables = priced({50, 500});
    tables.people.always_npv_usd = {20, 20};
    tables.people.offline_npv_usd = {5, 5};
    const auto plan = [&](double budget_usd) { return tables.plan({.budget_usd = budget_usd}); };
    CHECK(plan(69).has_people == std::vector<bool>{true, true}); // no link for either: 25 + 25
    CHECK(plan(69).outcome == std::vector(2, Outcome::offline));
    CHECK(plan(71).outcome[0] == Outcome::cellular); // 50 + 20
    CHECK(plan(71).has_people == std::vector<bool>{true, false});
    CHECK(plan(96).has_people == std::vector<bool>{true, true}); // 70 + 25
    CHECK(tables.plan({.budget_usd = 51, .budget_covers_people = false}).outcome[0] == Outcome::cellular);
}
