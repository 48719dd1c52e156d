// SPDX-License-Identifier: Apache-2.0
#include "planner/select/plan.h"

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::Outcome;
using planner::Technology;
using tests::PlanTables;

TEST_CASE("Least cost takes the cheapest technology, and fiber where the shared trench pays", "[plan]") {
    PlanTables tables{tests::forest_of({tests::source, 0, 1})};
    for (const std::size_t school : {0, 1, 2}) {
        tables.offer(school, Technology::fiber, 10);
        tables.offer(school, Technology::cellular, 60);
        tables.offer(school, Technology::satellite, 59);
        tables.dig(school, 40);
    }
    const planner::Plan plan = tables.plan({});
    // each saves 59 - 10 = 49 and digs 40
    CHECK(plan.outcome == std::vector<Outcome>(3, Outcome::fiber));
    CHECK(plan.shared_capex_usd == std::vector<double>{40.0 / 3, 40.0 / 3 + 40.0 / 2, 40.0 / 3 + 40.0 / 2 + 40.0});
    CHECK(plan.year == std::vector<int>(3, 2027));

    tables.dig(2, 50); // 49 - 50 < 0
    CHECK(tables.plan({}).outcome == std::vector{Outcome::fiber, Outcome::fiber, Outcome::satellite});
}

TEST_CASE("Overheads weigh on capex in the choice as they do in the total", "[plan]") {
    PlanTables tables{tests::forest_of({geo::SpanningForest::none})};
    tables.offer(0, Technology::cellular, 100); // all capex
    tables.offer(0, Technology::satellite, 0);
    tables.cost.option[3].npv_usd[0] = 110; // all opex
    CHECK(tables.plan({}).outcome[0] == Outcome::cellular);
    tables.overheads = {.contingency_share = 0.1, .programme_share = 0.05}; // 100 x 1.15 > 110
    CHECK(tables.plan({}).outcome[0] == Outcome::satellite);
}

TEST_CASE("Every school is served, at its target already, left out, or has a reason", "[plan]") {
    PlanTables tables{tests::forest_of({tests::source, tests::source, tests::source, tests::source})};
    tables.standing = {planner::Standing::to_connect, planner::Standing::existing, planner::Standing::excluded,
                       planner::Standing::upgrade};
    tables.offer(3, Technology::cellular, 5);
    const planner::Plan plan = tables.plan({});
    CHECK(plan.outcome == std::vector{Outcome::offline, Outcome::existing, Outcome::excluded, Outcome::cellular});
    CHECK(plan.offline_reason[0] == planner::OfflineReason::no_technology);
    CHECK(plan.year == std::vector<int>{0, 0, 0, 2027});
    CHECK(plan.has_people == std::vector<bool>{true, true, false, true});
    CHECK(plan.chosen_technology()[3] == static_cast<std::size_t>(Technology::cellular));
    CHECK(plan.chosen_technology()[1] == planner::NetworkLayout::none);
}

TEST_CASE("A fixed order takes the first technology that is feasible, whatever it costs", "[plan]") {
    PlanTables tables{tests::forest_of({tests::source, 0})};
    tables.offer(0, Technology::satellite, 1);
    tables.offer(1, Technology::fiber, 1'000);
    tables.offer(1, Technology::satellite, 1);
    tables.dig(0, 7);
    planner::Objective objective{.kind = planner::Objective::Kind::order};
    CHECK(tables.plan(objective).outcome == std::vector{Outcome::satellite, Outcome::fiber});
    CHECK(tables.plan(objective).shared_capex_usd == std::vector<double>{0, 7}); // through the first school's place
    objective.order = {Technology::satellite, Technology::fiber, Technology::cellular, Technology::point_to_point};
    CHECK(tables.plan(objective).outcome == std::vector(2, Outcome::satellite));
}

TEST_CASE("No switch of one school lowers the cost of the least-cost plan", "[plan]") {
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        const PlanTables tables = tests::random_tables(30, seed);
        const planner::Plan plan = tables.plan({});
        const double least_usd = tables.connection_usd(plan.outcome);
        for (std::size_t school = 0; school < 30; ++school) {
            for (const Technology technology : planner::technologies) {
                const bool has_way = tables.layout.fiber.upstream[school] != geo::SpanningForest::none;
                if (tables.options.of(technology)[school] != planner::Feasibility::feasible) continue;
                if (technology == Technology::fiber && !has_way) continue;
                std::vector<Outcome> other = plan.outcome;
                other[school] = planner::outcome_of(technology);
                INFO(seed << " " << school);
                CHECK(tables.connection_usd(other) >= least_usd - 1e-9);
            }
        }
    }
}
