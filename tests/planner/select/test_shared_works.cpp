// SPDX-License-Identifier: Apache-2.0
// Who shares trenches, radio links and new cell sites, against every other plan on small cases.
// METHODS.md "Shared works", "Schools on several trees".
#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <vector>

#include "planner/select/exact_selection.h"
#include "planner/select/floors.h"
#include "planner/select/prices.h"
#include "tests/catch.h"
#include "tests/planner/select/shared_tables.h"

using planner::Outcome;
using planner::SharedWork;
using planner::Technology;
using tests::PlanTables;
using tests::Sharing;

namespace {

constexpr std::size_t school_count = 7;
constexpr std::size_t none = planner::NetworkLayout::none;

/// What is possible at a school; nothing is everywhere.
std::vector<Outcome> possible(const PlanTables& tables, std::size_t school) {
    std::vector<Outcome> outcomes{Outcome::offline};
    for (const Technology technology : planner::technologies) {
        if (technology == Technology::fiber && tables.layout.fiber.upstream[school] == none) continue;
        if (tables.options.of(technology)[school] == planner::Feasibility::feasible)
            outcomes.push_back(planner::outcome_of(technology));
    }
    return outcomes;
}

/// Calls `judge` with every combination of what is possible.
void for_every_plan(const PlanTables& tables, const std::function<void(const std::vector<Outcome>&)>& judge) {
    std::vector<std::vector<Outcome>> choices;
    std::size_t combinations = 1;
    for (std::size_t school = 0; school < school_count; ++school)
        combinations *= choices.emplace_back(possible(tables, school)).size();
    std::vector<Outcome> outcome(school_count);
    for (std::size_t number = 0; number < combinations; ++number) {
        for (std::size_t school = 0, rest = number; school < school_count; rest /= choices[school++].size())
            outcome[school] = choices[school][rest % choices[school].size()];
        judge(outcome);
    }
}

/// The cheapest plan for all who can be served.
double least_usd(const PlanTables& tables) {
    double least_usd = std::numeric_limits<double>::infinity();
    for_every_plan(tables, [&](const std::vector<Outcome>& outcome) {
        for (std::size_t school = 0; school < school_count; ++school) {
            if (outcome[school] == Outcome::offline && possible(tables, school).size() > 1) return;
        }
        least_usd = std::min(least_usd, tables.connection_usd(outcome));
    });
    return least_usd;
}

planner::Objective budget(const PlanTables& tables, double share) {
    planner::Objective objective;
    objective.budget_covers_people = false;
    objective.budget_usd = tables.connection_usd(tables.plan({}).outcome) * share;
    return objective;
}

} // namespace

TEST_CASE("Who shares by one technology at least cost is as cheap as the best of all plans", "[shared_works]") {
    for (const Sharing sharing : {Sharing::radio, Sharing::new_sites, Sharing::one_each}) {
        std::size_t with_sharing = 0;
        for (std::uint64_t seed = 1; seed <= 40; ++seed) {
            const PlanTables tables = tests::shared_tables(seed, school_count, sharing);
            const planner::Plan plan = tables.plan({});
            INFO(seed);
            CHECK(tables.connection_usd(plan.outcome) == Approx(least_usd(tables)).epsilon(1e-12));
            if (*std::ranges::max_element(plan.work_users) > 1) ++with_sharing;
        }
        CHECK(with_sharing > 10);
    }
}

TEST_CASE(
    "Who may share by several technologies pays at most two percent more than the best plan, in the median nothing",
    "[shared_works][exact]") {
    if (!planner::has_exact_solver()) tests::skip("this build has no CBC");
    for (const Sharing sharing : {Sharing::two, Sharing::all}) {
        std::vector<double> more;
        for (std::uint64_t seed = 1; seed <= 1'000; seed += 19) { // spread over a thousand seeds
            const PlanTables tables = tests::shared_tables(seed, 3 + seed % 12, sharing);
            const auto best = planner::solve_exactly(tests::serve_all(tables));
            REQUIRE(best);
            const double usd = tables.connection_usd(tables.plan({}).outcome);
            INFO(seed);
            CHECK(usd >= best->sums.usd * (1.0 - 1e-9));
            const planner::Plan plan = tables.plan({});
            CHECK(usd - plan.optimality.cost_gap_usd <= best->sums.usd * (1.0 + 1e-9));
            more.push_back(best->sums.usd > 0.0 ? usd / best->sums.usd - 1.0 : 0.0);
        }
        std::ranges::sort(more);
        CHECK(more[more.size() / 2] <= 1e-9);
        CHECK(more.back() <= 0.02);
    }
}

TEST_CASE("CBC proves plans whose schools may share by several technologies", "[shared_works][exact]") {
    if (!planner::has_exact_solver()) tests::skip("this build has no CBC");
    std::size_t open = 0, dearer = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const PlanTables tables = tests::shared_tables(seed, school_count, Sharing::all);
        for (planner::Objective objective : {planner::Objective{}, budget(tables, 0.6)}) {
            const planner::Plan fast = tables.plan(objective);
            objective.exact = true;
            const planner::Plan proven = tables.plan(objective);
            INFO(seed);
            CHECK(proven.optimality.gap_share() < 1e-9);
            CHECK(proven.optimality.cost_gap_usd == 0.0);
            CHECK(proven.optimality.value >= fast.optimality.value - 1e-9);
            CHECK(proven.optimality.value <= fast.optimality.bound + 1e-6);
            open += fast.optimality.gap_share() > 1e-6 || fast.optimality.cost_gap_usd > 1e-6;
            if (objective.budget_usd) continue;
            const double usd = tables.connection_usd(proven.outcome);
            CHECK(usd == Approx(least_usd(tables)));
            dearer += tables.connection_usd(fast.outcome) > usd * (1.0 + 1e-9);
        }
    }
    CHECK(open > 0);
    CHECK(dearer <= 1);
}

TEST_CASE("A budget is kept with shared works, and no plan within it serves much more", "[shared_works]") {
    std::vector<double> below, bound_above;
    for (const Sharing sharing : {Sharing::radio, Sharing::new_sites, Sharing::one_each, Sharing::two, Sharing::all}) {
        for (std::uint64_t seed = 1; seed <= 20; ++seed) {
            const PlanTables tables = tests::shared_tables(seed, school_count, sharing);
            const planner::Objective objective = budget(tables, 0.5);
            const planner::Plan plan = tables.plan(objective);
            double most_learners = 0.0;
            for_every_plan(tables, [&](const std::vector<Outcome>& other) {
                if (tables.connection_usd(other) > *objective.budget_usd) return;
                double learners = 0.0;
                for (std::size_t school = 0; school < school_count; ++school)
                    learners += other[school] == Outcome::offline ? 0.0 : tables.indicators.learners[school];
                most_learners = std::max(most_learners, learners);
            });
            INFO(seed);
            CHECK(tables.connection_usd(plan.outcome) <= *objective.budget_usd);
            CHECK(plan.optimality.bound >= most_learners - 1e-6);
            CHECK(plan.optimality.value <= most_learners + 1e-6);
            below.push_back(1.0 - plan.optimality.value / most_learners);
            bound_above.push_back(plan.optimality.bound / most_learners - 1.0);
        }
    }
    std::ranges::sort(below);
    std::ranges::sort(bound_above);
    CHECK(below.back() <= 0.02);
    CHECK(below[below.size() / 2] <= 1e-9);
    CHECK(bound_above[bound_above.size() / 2] <= 0.01);
}

TEST_CASE("With shared works, floors and a budget an operator's plan is beside the best of all", "[shared_works]") {
    std::vector<double> below;
    std::size_t out_of_reach = 0;
    for (const Sharing sharing : {Sharing::radio, Sharing::new_sites, Sharing::one_each, Sharing::two, Sharing::all}) {
        for (std::uint64_t seed = 1; seed <= 12; ++seed) {
            PlanTables tables = tests::shared_tables(seed, school_count, sharing);
            std::mt19937_64 random{seed};
            tables.cost.operator_sides.emplace();
            for (const Technology technology : planner::technologies) {
                auto& side = tables.cost.operator_sides->at(static_cast<std::size_t>(technology));
                side.cost_usd = tables.cost.of(technology).npv_usd;
                for (std::size_t school = 0; school < school_count; ++school)
                    side.revenue_usd.push_back(static_cast<double>(random() % 120));
            }
            for (double& girls : tables.schools.girls)
                girls = static_cast<double>(random() % 100);
            planner::Objective objective = budget(tables, 0.4 + 0.1 * static_cast<double>(seed % 4));
            objective.kind = planner::Objective::Kind::operator_npv;
            objective.floors = {{planner::FloorRule::Group::girls, 0.2 * static_cast<double>(seed % 5)}};
            const planner::Plan plan = tables.plan(objective);
            const auto floors = planner::list_floors(tables.basis(), objective.floors);
            const auto meets_floors = [&](const std::vector<Outcome>& outcome) {
                double girls = 0.0;
                for (std::size_t school = 0; school < school_count; ++school)
                    girls += outcome[school] == Outcome::offline ? 0.0 : floors.front().amount[school];
                return girls >= floors.front().least - 1e-9;
            };
            double best_usd = -std::numeric_limits<double>::infinity();
            for_every_plan(tables, [&](const std::vector<Outcome>& other) {
                const double cost_usd = tables.connection_usd(other);
                if (cost_usd > *objective.budget_usd || !meets_floors(other)) return;
                double revenue_usd = 0.0;
                for (std::size_t school = 0; school < school_count; ++school) {
                    if (const auto technology = planner::technology_of(other[school]))
                        revenue_usd +=
                            tables.cost.operator_sides->at(static_cast<std::size_t>(*technology)).revenue_usd[school];
                }
                best_usd = std::max(best_usd, revenue_usd - cost_usd);
            });
            INFO(seed << " " << static_cast<int>(sharing));
            CHECK(tables.connection_usd(plan.outcome) <= *objective.budget_usd);
            if (best_usd == -std::numeric_limits<double>::infinity()) {
                CHECK(!plan.optimality.missed_floors.empty());
                ++out_of_reach;
                continue;
            }
            CHECK(plan.optimality.missed_floors.empty());
            CHECK(!plan.optimality.floors_are_out_of_reach);
            CHECK(plan.optimality.bound >= best_usd - 1e-6);
            CHECK(plan.optimality.value <= best_usd + 1e-6);
            below.push_back(best_usd - plan.optimality.value);
        }
    }
    CHECK(out_of_reach > 0);
    CHECK(below.size() > 30);
    std::ranges::sort(below);
    CHECK(below[below.size() * 9 / 10] <= 1e-6);
}

TEST_CASE("What schools pay of shared works sums to what is built", "[shared_works]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const PlanTables tables = tests::shared_tables(seed, school_count, Sharing::all);
        for (const double share : {0.4, 0.8, 2.0}) {
            const planner::Objective objective = budget(tables, share);
            const planner::Plan plan = tables.plan(objective);
            double paid_usd = 0.0;
            for (std::size_t school = 0; school < school_count; ++school) {
                if (const auto technology = planner::technology_of(plan.outcome[school]))
                    paid_usd += tables.cost.of(*technology).npv_usd[school];
                paid_usd += plan.shared_npv_usd[school];
            }
            CHECK(paid_usd == Approx(tables.connection_usd(plan.outcome)).epsilon(1e-12));
            CHECK(paid_usd <= *objective.budget_usd);
        }
    }
}

TEST_CASE("A school that fiber suits better leaves its radio link, and the others share it", "[shared_works]") {
    // Both behind the relay 0 for 10 + 20 + 20 + a part of 30 each; fiber at the second costs 15.
    PlanTables tables{tests::forest_of({none, tests::source, none})};
    tables.options.relays = tests::forest_of({tests::source, 0, 0});
    tables.price(SharedWork::radio_link, 20.0);
    tables.price(SharedWork::relay_tower, 30.0);
    for (std::size_t school = 0; school < 3; ++school)
        tables.offer(school, Technology::point_to_point, 10.0);
    tables.offer(1, Technology::fiber, 5.0);
    tables.dig(1, 10.0);
    const planner::Plan plan = tables.plan({});
    CHECK(plan.outcome == std::vector{Outcome::point_to_point, Outcome::fiber, Outcome::point_to_point});
    CHECK(plan.radio_users == std::vector<std::size_t>{2, 0, 1});
    CHECK(plan.shared_npv_usd == std::vector<double>{10.0, 10.0, 10.0 + 20.0 + 30.0});
}

TEST_CASE("A relay whose fiber a budget does not buy takes its direct radio link", "[shared_works]") {
    // With money for all the third school needs a trench of 100 that passes the first, which then takes fiber for 5. A
    // budget of 72 buys the first a radio link for 40 + 20, and the second its satellite for 10.
    PlanTables tables{tests::forest_of({tests::source, none, 0})};
    tables.options.relays = tests::forest_of({tests::source, 0, none});
    tables.price(SharedWork::radio_link, 20.0);
    tables.price(SharedWork::relay_tower, 30.0);
    tables.offer(0, Technology::point_to_point, 40.0);
    tables.offer(0, Technology::fiber, 5.0);
    tables.offer(1, Technology::point_to_point, 40.0);
    tables.offer(1, Technology::satellite, 10.0);
    tables.offer(2, Technology::fiber, 5.0);
    tables.dig(0, 100.0);
    planner::Objective objective;
    objective.budget_covers_people = false;
    CHECK(tables.plan(objective).outcome == std::vector{Outcome::fiber, Outcome::satellite, Outcome::fiber});
    objective.budget_usd = 72.0;
    const planner::Plan plan = tables.plan(objective);
    CHECK(plan.outcome == std::vector{Outcome::point_to_point, Outcome::satellite, Outcome::offline});
    CHECK(tables.connection_usd(plan.outcome) == 70.0);
}

TEST_CASE("A new cell site is built where all who take it save its price, and they alone pay the whole of it",
          "[shared_works]") {
    // Each takes cellular for 5; a satellite costs 35, 35 and 4: two save 60 for a site of 50, and the third none.
    PlanTables tables{tests::forest_of({none, none, none})};
    tables.propose(1, {0, 0, 0});
    tables.price(SharedWork::new_site, 50.0);
    for (std::size_t school = 0; school < 3; ++school) {
        tables.offer(school, Technology::cellular, 5.0);
        tables.offer(school, Technology::satellite, school < 2 ? 35.0 : 4.0);
    }
    const planner::Plan plan = tables.plan({});
    CHECK(plan.outcome == std::vector{Outcome::cellular, Outcome::cellular, Outcome::satellite});
    CHECK(plan.shared_capex_usd == std::vector<double>{25.0, 25.0, 0.0});
    tables.price(SharedWork::new_site, 61.0);
    CHECK(tables.plan({}).outcome == std::vector(3, Outcome::satellite));
    CHECK(tables.plan({}).shared_capex_usd == std::vector<double>(3, 0.0));
    // The site is paid once: 60 suffice for the two with most learners; 59 for a satellite for one of them and the
    // third.
    tables.indicators.learners = {100.0, 100.0, 10.0};
    tables.price(SharedWork::new_site, 50.0);
    planner::Objective objective;
    objective.budget_covers_people = false;
    objective.budget_usd = 60.5;
    CHECK(tables.plan(objective).outcome == std::vector{Outcome::cellular, Outcome::cellular, Outcome::offline});
    objective.budget_usd = 59.0;
    CHECK(tables.plan(objective).outcome == std::vector{Outcome::satellite, Outcome::offline, Outcome::satellite});
}

TEST_CASE("The order of rows does not matter to who shares new cell sites", "[shared_works]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const PlanTables tables = tests::shared_tables(seed, school_count, Sharing::new_sites);
        PlanTables mirrored = tables;
        std::vector<std::size_t> site_of;
        for (std::size_t row = 0; row < school_count; ++row) {
            const std::size_t school = school_count - 1 - row;
            for (const Technology technology : planner::technologies) {
                const auto column = static_cast<std::size_t>(technology);
                mirrored.options.of(technology)[row] = tables.options.of(technology)[school];
                mirrored.cost.option[column].npv_usd[row] = tables.cost.option[column].npv_usd[school];
                mirrored.cost.option[column].capex_usd[row] = tables.cost.option[column].capex_usd[school];
            }
            mirrored.indicators.learners[row] = tables.indicators.learners[school];
            mirrored.ranking.order[row] = school;
            site_of.push_back(tables.options.cell_site[school]);
        }
        mirrored.propose(2, site_of);
        for (const double share : {0.5, 2.0}) {
            const planner::Plan plan = tables.plan(budget(tables, share)),
                                other = mirrored.plan(budget(mirrored, share));
            CHECK(std::vector(other.outcome.rbegin(), other.outcome.rend()) == plan.outcome);
            for (std::size_t row = 0; row < school_count; ++row)
                CHECK(other.shared_npv_usd[row] == Approx(plan.shared_npv_usd[school_count - 1 - row]));
        }
    }
}
