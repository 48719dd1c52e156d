// SPDX-License-Identifier: Apache-2.0
#include "planner/select/spending.h"

#include "planner/result/study.h"
#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"
#include "tests/random_country.h"

using planner::Objective;
using planner::Outcome;
using planner::Technology;
using tests::PlanTables;

namespace {

/// What the plan makes the budget pay, from the tables.
double spent_usd(const PlanTables& tables, const planner::Plan& plan, const Objective& objective) {
    double usd = tables.connection_usd(plan.outcome);
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
                CHECK(plan.unspent_usd.value() ==
                      Approx(budget_usd - spent_usd(tables, plan, objective)).epsilon(1e-9).margin(1e-9));
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
    const planner::Plan plan = priced({40, 35, 30, 25, 20}).plan({.budget_usd = 76}); // c, d, e cost 75
    CHECK(plan.outcome ==
          std::vector{Outcome::offline, Outcome::offline, Outcome::cellular, Outcome::cellular, Outcome::cellular});
    CHECK(plan.offline_reason[1] == planner::OfflineReason::beyond_budget);
    CHECK(plan.optimality.is_limited);
    CHECK(plan.optimality.value == 300);
    CHECK(plan.unspent_usd.value() == Approx(1.0));
    CHECK_FALSE(priced({40}).plan({}).unspent_usd.has_value());
    CHECK(plan.optimality.gap_share() == 0.0);
}

TEST_CASE("Most learners is the knapsack's optimum, weighted by need if wanted", "[spending]") {
    PlanTables tables = priced({10, 20, 30, 25, 12}); // by trial: 220 {b, c}
    tables.indicators.learners = {60, 100, 120, 90, 30};
    const Objective objective{.kind = Objective::Kind::most_learners, .budget_usd = 50.0 + 1e-6};
    CHECK(tables.plan(objective).outcome ==
          std::vector{Outcome::offline, Outcome::cellular, Outcome::cellular, Outcome::offline, Outcome::offline});
    tables.ranking.score = {0.1, 0.1, 0.1, 1.0, 1.0}; // need squared: .6, 1, 1.2, 90, 30
    const Objective by_need{.kind = Objective::Kind::most_learners, .need_exponent = 2, .budget_usd = 50.0 + 1e-6};
    CHECK(tables.plan(by_need).outcome ==
          std::vector{Outcome::cellular, Outcome::offline, Outcome::offline, Outcome::cellular, Outcome::cellular});
}

TEST_CASE("Schools on a branch pay its trench once, and the first of them all that is missing", "[spending]") {
    PlanTables tables{tests::forest_of({tests::source, 0, 1})};
    for (const std::size_t school : {0, 1, 2}) {
        tables.offer(school, Technology::fiber, 1);
        tables.dig(school, 10);
    }
    tables.indicators.learners = {10, 20, 100};
    CHECK(connected_count(tables.plan({.budget_usd = 30.5})) == 2); // not c (31), but a (11) and b (11)
    const planner::Plan plan = tables.plan({.budget_usd = 31.5});   // c with all trench (31): 100 learners
    CHECK(plan.outcome == std::vector{Outcome::offline, Outcome::offline, Outcome::fiber});
    CHECK(plan.trench_users == std::vector<std::size_t>{1, 1, 1});
    CHECK(connected_count(tables.plan({.budget_usd = 33.5})) == 3);
}

TEST_CASE("The budget that is told as ample gives the plan without one, and a thousandth less does not", "[spending]") {
    for (const auto kind : {Objective::Kind::least_cost, Objective::Kind::operator_npv}) {
        for (const bool covers_people : {true, false}) {
            planner::Scenario scenario;
            scenario.objective.kind = kind;
            scenario.objective.budget_covers_people = covers_people;
            planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(80, 7))};
            geo::Progress progress;
            const auto free = study.simulate(scenario, progress);
            const double ample_usd = free->plan->optimality.ample_usd;
            INFO(static_cast<int>(kind) << " " << covers_people << " " << ample_usd);
            scenario.objective.budget_usd = ample_usd;
            const auto ample = study.simulate(scenario, progress);
            CHECK(ample->plan->outcome == free->plan->outcome);
            CHECK(ample->plan->has_people == free->plan->has_people);
            CHECK(ample->plan->optimality.ample_usd == ample_usd);
            scenario.objective.budget_usd = ample_usd * 0.999;
            const auto less = study.simulate(scenario, progress);
            CHECK((less->plan->outcome != free->plan->outcome || less->plan->has_people != free->plan->has_people));
            CHECK(less->plan->optimality.ample_usd == ample_usd);
        }
    }
}

TEST_CASE("The schools that a budget serves are served at least cost", "[spending]") {
    // With money for all, a and b share the trench; alone, a is cheaper by satellite.
    PlanTables tables{tests::forest_of({tests::source, 0, geo::SpanningForest::none})};
    tables.offer(0, Technology::fiber, 10);
    tables.offer(0, Technology::satellite, 60);
    tables.offer(1, Technology::fiber, 90);
    tables.offer(1, Technology::satellite, 150);
    tables.offer(2, Technology::satellite, 25);
    tables.dig(0, 80);
    CHECK(tables.plan({}).outcome == std::vector{Outcome::fiber, Outcome::fiber, Outcome::satellite});
    CHECK(tables.plan({.budget_usd = 90.5}).outcome ==
          std::vector{Outcome::satellite, Outcome::offline, Outcome::satellite});
}

TEST_CASE("Where there are no learners to count, a budget connects as many schools as it can", "[spending]") {
    PlanTables tables = priced({40, 10, 15});
    tables.indicators.learners = GENERATE(std::vector{0.0, 0.0, 0.0}, std::vector(3, geo::missing),
                                          std::vector{50.0, geo::missing, geo::missing});
    const planner::Plan plan = tables.plan({.budget_usd = 26});
    CHECK(plan.outcome == std::vector{Outcome::offline, Outcome::cellular, Outcome::cellular});
    CHECK(plan.optimality.counts_schools);
    CHECK(plan.optimality.value == 2);
    CHECK(plan.optimality.bound >= 2);
}

TEST_CASE("Learners count where one school that may be connected has some", "[spending]") {
    PlanTables tables = priced({26, 10, 15});
    tables.indicators.learners = {5, 0, 0};
    const planner::Plan plan = tables.plan({.budget_usd = 26.5});
    CHECK(plan.outcome[0] == Outcome::cellular);
    CHECK_FALSE(plan.optimality.counts_schools);
    tables.standing[0] = planner::Standing::existing; // nothing left that is worth anything
    CHECK(connected_count(tables.plan({.budget_usd = 20})) == 1);
}

TEST_CASE("What is left of a budget connects schools that are worth nothing to it, neediest first", "[spending]") {
    PlanTables tables = priced({10, 10, 1'000, 485, 10});
    tables.indicators.learners = {100, 0, 100, 0, 0};
    const planner::Plan plan = tables.plan({.budget_usd = 500, .budget_covers_people = false});
    CHECK(plan.outcome == std::vector{Outcome::cellular, Outcome::cellular, Outcome::offline, Outcome::offline,
                                      Outcome::cellular}); // 485 of 480 does not fit
    CHECK(plan.optimality.value == 100);
    CHECK(plan.unspent_usd.value() == Approx(470.0));
}

TEST_CASE("Schools that are worth nothing pay what is missing of a trench, and their people", "[spending]") {
    PlanTables tables{tests::forest_of({tests::source, 0, 1, geo::SpanningForest::none})};
    for (const std::size_t school : {0, 1, 2}) {
        tables.offer(school, Technology::fiber, 1);
        tables.dig(school, 10);
    }
    tables.offer(2, Technology::satellite, 15);
    tables.offer(3, Technology::satellite, 1'000);
    tables.indicators.learners = {0, 100, 0, 100};
    tables.people.always_npv_usd.assign(4, 2.0);
    const auto outcome = [&](double budget_usd) { return tables.plan({.budget_usd = budget_usd}).outcome; };
    // the second takes fiber past the first for 23; 3 more connect the first, then 13 the third by fiber, not 17
    CHECK(outcome(25) == std::vector{Outcome::offline, Outcome::fiber, Outcome::offline, Outcome::offline});
    CHECK(outcome(27) == std::vector{Outcome::fiber, Outcome::fiber, Outcome::offline, Outcome::offline});
    CHECK(outcome(40) == std::vector{Outcome::fiber, Outcome::fiber, Outcome::fiber, Outcome::offline});
}

TEST_CASE("Schools are counted where those that have learners cannot be served", "[spending]") {
    PlanTables tables{tests::forest_of(std::vector(3, geo::SpanningForest::none))};
    tables.offer(0, Technology::cellular, 10);
    tables.offer(1, Technology::cellular, 10);
    tables.indicators.learners = {0, 0, 100};
    const planner::Plan plan = tables.plan({.budget_usd = 15});
    CHECK(plan.optimality.counts_schools);
    CHECK(plan.optimality.value == 1);
    CHECK(connected_count(plan) == 1);
}

TEST_CASE("Where no need is known, a budget that weighs by need connects as many schools as it can", "[spending]") {
    PlanTables tables = priced({40, 10, 15});
    tables.ranking.score.assign(3, geo::missing);
    const planner::Plan plan = tables.plan({.need_exponent = 1.0, .budget_usd = 26});
    CHECK(connected_count(plan) == 2);
    CHECK(plan.optimality.counts_schools);
}

TEST_CASE("Floors count schools where learners are not known", "[spending][floors]") {
    PlanTables tables = priced({10, 10, 10, 50});
    tables.indicators.learners.assign(4, geo::missing);
    tables.schools.admin1 = {"A", "A", "A", "B"};
    const planner::Plan plan = tables.plan({.budget_usd = 61, .floors = {{planner::FloorRule::Group::admin1, 0.25}}});
    CHECK(plan.outcome[3] == Outcome::cellular); // without the floor all three of A
    CHECK(plan.optimality.value == 2);
    CHECK(plan.optimality.missed_floors.empty());
}

TEST_CASE("Floors that the money cannot meet are missed alike", "[spending][floors]") {
    // two regions of four schools of 10 learners, at 10 and 20 USD a school; the floors ask for 30 learners in each
    PlanTables tables = priced({10, 10, 10, 10, 20, 20, 20, 20});
    tables.indicators.learners.assign(8, 10.0);
    tables.schools.admin1 = {"A", "A", "A", "A", "B", "B", "B", "B"};
    const Objective objective{.kind = Objective::Kind::most_learners,
                              .budget_usd = 30.1,
                              .floors = {{planner::FloorRule::Group::admin1, 0.75}}};
    const planner::Plan plan = tables.plan(objective);
    CHECK(plan.optimality.value ==
          20); // one school of each; three of A would reach its floor, and leave B with nothing
    CHECK(plan.optimality.floors_reached_share == Approx(1.0 / 3.0));
    CHECK(describe_missed_floors(plan.optimality) == "A by 20, B by 20");
    CHECK(describe_reached_share(plan.optimality) == "each gets at least 33 % of what it asks for");
    CHECK(plan.optimality.floors_are_out_of_reach);
    Objective free = objective;
    free.floors.clear();
    CHECK(plan.optimality.bound == tables.plan(free).optimality.bound); // 30, by three schools of A
}

TEST_CASE("A region that nothing can serve lowers no other region's floor", "[spending][floors]") {
    PlanTables tables = priced({10, 10, 20, 20, 5});
    tables.options.of(Technology::cellular)[4] = planner::Feasibility::not_enabled;
    tables.indicators.learners.assign(5, 10.0);
    tables.schools.admin1 = {"A", "A", "B", "B", "C"};
    const planner::Plan plan = tables.plan({.kind = Objective::Kind::most_learners,
                                            .budget_usd = 30.1,
                                            .floors = {{planner::FloorRule::Group::admin1, 0.5}}});
    CHECK(describe_missed_floors(plan.optimality) == "C by 5");
    CHECK(plan.optimality.value == 20); // one of A, one of B
    CHECK(describe_reached_share(plan.optimality) == "");
}

TEST_CASE("A fixed order keeps its technologies under a budget", "[spending]") {
    PlanTables tables = priced({10, 10});
    tables.offer(0, Technology::satellite, 1);
    tables.offer(1, Technology::satellite, 1);
    const Objective objective{.kind = Objective::Kind::order, .budget_usd = 15};
    CHECK(connected_count(tables.plan(objective)) == 1);
    CHECK(std::ranges::count(tables.plan(objective).outcome, Outcome::cellular) == 1);
}

TEST_CASE("A floor moves money to its group, at a price in learners", "[spending][floors]") {
    PlanTables tables = priced({10, 10, 10, 40});
    tables.schools.admin1 = {"North", "North", "North", "South"};
    CHECK(tables.plan({.budget_usd = 41}).outcome[3] == Outcome::offline);
    Objective objective{.budget_usd = 41, .floors = {{planner::FloorRule::Group::admin1, 0.3}}};
    // South's only school costs 40; nothing is left for North, whose floor is 90 of its 300 learners
    const planner::Plan torn = tables.plan(objective);
    CHECK(torn.optimality.missed_floors.size() == 1);
    objective.budget_usd = 51;
    const planner::Plan plan = tables.plan(objective);
    CHECK(plan.outcome[3] == Outcome::cellular);
    CHECK(plan.optimality.value == 200); // without the floor 300
    CHECK(plan.optimality.missed_floors.empty());
    CHECK(plan.optimality.bound >= 200);
}

TEST_CASE("A floor that no money can reach says by how many people", "[spending][floors]") {
    PlanTables tables{tests::forest_of(std::vector(3, geo::SpanningForest::none))};
    tables.offer(0, Technology::cellular, 1); // nothing serves the others
    tables.schools.girls = {40, 60, 50};
    const planner::Plan plan = tables.plan({.floors = {{planner::FloorRule::Group::girls, 0.5}}});
    REQUIRE(plan.optimality.missed_floors.size() == 1);
    CHECK(plan.optimality.missed_floors[0].people == 75 - 40);
    CHECK(describe_missed_floors(plan.optimality) == "girls by 35");
}

TEST_CASE("What is connected already counts for a floor, and the poorest fifth is by learners", "[spending][floors]") {
    PlanTables tables = priced({10, 10, 10, 10, 10});
    tables.indicators.area_wealth = {5, 4, 3, 2, 1}; // the last is the poorest fifth
    const Objective objective{.budget_usd = 11, .floors = {{planner::FloorRule::Group::wealth_quintile, 1.0}}};
    CHECK(tables.plan(objective).outcome[4] == Outcome::cellular);
    tables.standing[4] = planner::Standing::existing;
    CHECK(tables.plan(objective).optimality.missed_floors.empty());
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
