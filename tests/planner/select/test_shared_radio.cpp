// SPDX-License-Identifier: Apache-2.0
// Who shares radio links, against every other plan on small cases. METHODS.md "Relays".
#include <cmath>
#include <functional>
#include <random>
#include <vector>

#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"

using planner::Outcome;
using planner::Technology;
using tests::PlanTables;

namespace {

constexpr std::size_t school_count = 7;

/// Schools on random radio ways; most may take a satellite instead, and with `with_fiber` some may take fiber.
PlanTables relay_tables(std::uint64_t seed, bool with_fiber) {
    std::mt19937_64 random{seed};
    const geo::SpanningForest no_fiber = tests::forest_of(std::vector(school_count, geo::SpanningForest::none));
    PlanTables tables{with_fiber ? tests::random_forest(school_count, random) : no_fiber};
    std::uniform_real_distribution<double> usd{1.0, 100.0};
    tables.options.relays = tests::random_forest(school_count, random);
    tables.cost.radio_way.link = {20.0, 0.0, 20.0};
    tables.cost.radio_way.tower = {30.0, 0.0, 30.0};
    for (std::size_t school = 0; school < school_count; ++school) {
        tables.offer(school, Technology::point_to_point, usd(random) / 4.0);
        if (random() % 4 != 0) tables.offer(school, Technology::satellite, usd(random));
        if (with_fiber) tables.offer(school, Technology::fiber, usd(random) / 4.0);
        tables.dig(school, usd(random));
        tables.indicators.learners[school] = std::floor(usd(random)) * 10.0;
    }
    return tables;
}

/// The plan of given outcomes, with the links that it needs.
planner::Plan plan_of(const PlanTables& tables, std::vector<Outcome> outcome) {
    planner::Plan plan;
    plan.outcome = std::move(outcome);
    plan.trench_users.assign(school_count, 0);
    plan.radio_users.assign(school_count, 0);
    const auto use = [](const geo::SpanningForest& forest, std::size_t school, std::vector<std::size_t>& users) {
        for (std::size_t link = school; link < school_count; link = forest.upstream[link])
            ++users[link];
    };
    for (std::size_t school = 0; school < school_count; ++school) {
        if (plan.outcome[school] == Outcome::fiber) use(tables.layout.fiber, school, plan.trench_users);
        if (plan.outcome[school] == Outcome::point_to_point && tables.options.shares_radio(school))
            use(tables.options.relays, school, plan.radio_users);
    }
    return plan;
}

/// Calls `judge` with every combination of satellite, radio and offline that is possible.
void for_every_plan(const PlanTables& tables, const std::function<void(const planner::Plan& plan)>& judge) {
    std::size_t combinations = 1;
    for (std::size_t school = 0; school < school_count; ++school)
        combinations *= 3;
    constexpr Outcome choices[]{Outcome::offline, Outcome::point_to_point, Outcome::satellite};
    for (std::size_t number = 0; number < combinations; ++number) {
        std::vector<Outcome> outcome;
        bool is_possible = true;
        for (std::size_t school = 0, rest = number; school < school_count; ++school, rest /= 3) {
            outcome.push_back(choices[rest % 3]);
            const auto technology = planner::technology_of(outcome.back());
            is_possible = is_possible && (!technology || tables.options.of(*technology)[school] ==
                                                             planner::Feasibility::feasible);
        }
        if (is_possible) judge(plan_of(tables, std::move(outcome)));
    }
}

} // namespace

TEST_CASE("Who shares radio links at least cost is as cheap as the best of all plans", "[shared_radio]") {
    std::size_t with_relays = 0;
    for (std::uint64_t seed = 1; seed <= 40; ++seed) {
        const PlanTables tables = relay_tables(seed, false);
        const planner::Plan plan = tables.plan({});
        double least_usd = std::numeric_limits<double>::infinity();
        for_every_plan(tables, [&](const planner::Plan& other) {
            for (const Outcome outcome : other.outcome) {
                if (outcome == Outcome::offline) return; // radio can serve everybody
            }
            least_usd = std::min(least_usd, tables.connection_usd(other));
        });
        INFO(seed);
        CHECK(tables.connection_usd(plan) == Approx(least_usd).epsilon(1e-12));
        if (*std::ranges::max_element(plan.radio_users) > 1) ++with_relays;
    }
    CHECK(with_relays > 10);
}

TEST_CASE("A budget is kept with relays, and no plan within it serves more than the bound", "[shared_radio]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        PlanTables tables = relay_tables(seed, false);
        planner::Objective objective;
        objective.budget_covers_people = false;
        objective.budget_usd = tables.connection_usd(tables.plan({})) * 0.5;
        const planner::Plan plan = tables.plan(objective);
        double most_learners = 0.0;
        for_every_plan(tables, [&](const planner::Plan& other) {
            if (tables.connection_usd(other) > *objective.budget_usd) return;
            double learners = 0.0;
            for (std::size_t school = 0; school < school_count; ++school)
                learners += other.outcome[school] == Outcome::offline ? 0.0 : tables.indicators.learners[school];
            most_learners = std::max(most_learners, learners);
        });
        INFO(seed);
        CHECK(tables.connection_usd(plan) <= *objective.budget_usd);
        CHECK(plan.optimality.bound >= most_learners - 1e-6);
        CHECK(plan.optimality.value <= most_learners + 1e-6);
        CHECK(plan.optimality.value >= 0.8 * most_learners);
    }
}

TEST_CASE("What schools pay of links and towers sums to what is built, with fiber beside it", "[shared_radio]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const PlanTables tables = relay_tables(seed, true);
        for (const double share : {0.4, 0.8, 2.0}) {
            planner::Objective objective;
            objective.budget_covers_people = false;
            objective.budget_usd = tables.connection_usd(tables.plan({})) * share;
            const planner::Plan plan = tables.plan(objective);
            double paid_usd = 0.0;
            for (std::size_t school = 0; school < school_count; ++school) {
                if (const auto technology = planner::technology_of(plan.outcome[school]))
                    paid_usd += tables.cost.of(*technology).npv_usd[school];
                paid_usd += plan.shared_npv_usd(school);
            }
            CHECK(paid_usd == Approx(tables.connection_usd(plan)).epsilon(1e-12));
            CHECK(paid_usd <= *objective.budget_usd);
            CHECK(plan.radio_users == plan_of(tables, plan.outcome).radio_users);
        }
    }
}

TEST_CASE("A school that fiber suits better leaves its radio link, and the others share it", "[shared_radio]") {
    // Both behind the relay 0 for 10 + 20 + 20 + a part of 30 each; fiber at the second costs 15.
    PlanTables tables{tests::forest_of({geo::SpanningForest::none, tests::source, geo::SpanningForest::none})};
    tables.options.relays = tests::forest_of({tests::source, 0, 0});
    tables.cost.radio_way.link = {20.0, 0.0, 20.0};
    tables.cost.radio_way.tower = {30.0, 0.0, 30.0};
    for (std::size_t school = 0; school < 3; ++school)
        tables.offer(school, Technology::point_to_point, 10.0);
    tables.offer(1, Technology::fiber, 5.0);
    tables.dig(1, 10.0);
    const planner::Plan plan = tables.plan({});
    CHECK(plan.outcome == std::vector{Outcome::point_to_point, Outcome::fiber, Outcome::point_to_point});
    CHECK(plan.radio_users == std::vector<std::size_t>{2, 0, 1});
    CHECK(plan.radio_npv_usd == std::vector<double>{10.0, 0.0, 10.0 + 20.0 + 30.0});
}
