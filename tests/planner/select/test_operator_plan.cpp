// SPDX-License-Identifier: Apache-2.0
// What an operator builds, against every other plan on small cases. METHODS.md "An operator's plan".
#include <functional>
#include <limits>
#include <random>
#include <utility>
#include <vector>

#include "planner/result/study.h"
#include "planner/select/exact_selection.h"
#include "planner/select/prices.h"
#include "tests/catch.h"
#include "tests/planner/select/hand_made.h"
#include "tests/random_country.h"

using planner::Objective;
using planner::Outcome;
using planner::Technology;
using tests::PlanTables;

namespace {

constexpr std::size_t school_count = 6;
constexpr Objective for_operator{.kind = Objective::Kind::operator_npv};

/// Random prices on a random forest, and what service earns: about as much as the link costs.
PlanTables operator_tables(std::uint64_t seed, std::size_t count = school_count) {
    PlanTables tables = tests::random_tables(count, seed);
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> usd{1.0, 120.0};
    tables.cost.operator_sides.emplace();
    for (const Technology technology : planner::technologies) {
        auto& side = tables.cost.operator_sides->at(static_cast<std::size_t>(technology));
        side.cost_usd = tables.cost.of(technology).npv_usd;
        for (std::size_t school = 0; school < count; ++school)
            side.revenue_usd.push_back(usd(random));
    }
    return tables;
}

struct OperatorSums {
    double value_usd = 0.0; // revenue less cost
    double cost_usd = 0.0;
};

OperatorSums sum_operator(const PlanTables& tables, const std::vector<Outcome>& outcome) {
    OperatorSums sums;
    std::vector<bool> is_dug(school_count, false);
    for (std::size_t school = 0; school < school_count; ++school) {
        const auto technology = planner::technology_of(outcome[school]);
        if (!technology) continue;
        const auto& side = tables.cost.operator_sides->at(static_cast<std::size_t>(*technology));
        sums.value_usd += side.revenue_usd[school];
        sums.cost_usd += side.cost_usd[school];
        if (*technology != Technology::fiber) continue;
        for (std::size_t hop = school; hop < school_count; hop = tables.layout.fiber.upstream[hop])
            is_dug[hop] = true;
    }
    for (std::size_t school = 0; school < school_count; ++school)
        sums.cost_usd += is_dug[school] ? tables.hop_usd[school] : 0.0;
    sums.value_usd -= sums.cost_usd;
    return sums;
}

bool is_possible(const PlanTables& tables, std::size_t school, Outcome outcome) {
    const auto technology = planner::technology_of(outcome);
    return !technology || planner::is_feasible(tables.basis(), *technology, school);
}

/// The highest value of all plans that cost at most so much and serve so many girls.
double best_value(const PlanTables& tables, double budget_usd, double least_girls = 0.0) {
    constexpr Outcome choices[]{Outcome::offline, Outcome::fiber, Outcome::cellular, Outcome::point_to_point,
                                Outcome::satellite};
    std::vector<Outcome> outcome(school_count, Outcome::offline);
    double best_usd = -std::numeric_limits<double>::infinity();
    const std::function<void(std::size_t)> try_all = [&](std::size_t school) {
        if (school == school_count) {
            const OperatorSums sums = sum_operator(tables, outcome);
            double girls = 0.0;
            for (std::size_t served = 0; served < school_count; ++served)
                girls += planner::technology_of(outcome[served]) ? tables.schools.girls[served] : 0.0;
            if (sums.cost_usd <= budget_usd && girls >= least_girls) best_usd = std::max(best_usd, sums.value_usd);
            return;
        }
        for (const Outcome choice : choices) {
            if (!is_possible(tables, school, choice)) continue;
            outcome[school] = choice;
            try_all(school + 1);
        }
    };
    try_all(0);
    return best_usd;
}

/// Plans for an operator who earns nothing and must serve half of all girls and 40 % of each of two regions: the fast
/// solver's, and the one of which the optimum is asked for.
std::pair<planner::Plan, planner::Plan> obliged_plans(std::uint64_t seed) {
    PlanTables tables = operator_tables(seed, 40);
    tables.schools.admin1 = {};
    for (std::size_t school = 0; school < 40; ++school) {
        tables.schools.admin1.push_back(school % 2 == 0 ? "North" : "South");
        tables.schools.girls[school] = static_cast<double>(school * seed % 17);
    }
    Objective obliged = for_operator;
    obliged.service_cost_share = 1.0;
    obliged.floors = {{planner::FloorRule::Group::girls, 0.5}, {planner::FloorRule::Group::admin1, 0.4}};
    planner::Plan fast = tables.plan(obliged);
    obliged.exact = true;
    return {std::move(fast), tables.plan(obliged)};
}

} // namespace

TEST_CASE("An operator's plan is worth as much as the best of all plans, within his budget too", "[operator_plan]") {
    std::size_t with_trench = 0, without_profit = 0, beyond_budget = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const PlanTables tables = operator_tables(seed);
        const planner::Plan plan = tables.plan(for_operator);
        const OperatorSums sums = sum_operator(tables, plan.outcome);
        INFO(seed);
        CHECK(sums.value_usd == Approx(best_value(tables, 1e9)));
        CHECK(plan.optimality.value == Approx(sums.value_usd));
        CHECK(plan.optimality.gap_share() < 1e-9);
        with_trench += std::ranges::count(plan.outcome, Outcome::fiber) > 0;
        without_profit += std::ranges::count(plan.offline_reason, planner::OfflineReason::no_profit) > 0;
        CHECK(std::ranges::count(plan.offline_reason, planner::OfflineReason::beyond_budget) == 0);

        Objective half = for_operator;
        half.budget_usd = 0.5 * sums.cost_usd;
        const planner::Plan within = tables.plan(half);
        const OperatorSums within_sums = sum_operator(tables, within.outcome);
        CHECK(within_sums.cost_usd <= *half.budget_usd);
        CHECK(within_sums.value_usd == Approx(best_value(tables, *half.budget_usd)));
        CHECK(within.optimality.gap_share() < 1e-4); // what the solver leaves is told
        beyond_budget += std::ranges::count(within.offline_reason, planner::OfflineReason::beyond_budget) > 0;
    }
    CHECK(with_trench > 10);
    CHECK(without_profit > 10);
    CHECK(beyond_budget > 10);
}

TEST_CASE("A floor obliges an operator to serve what does not pay", "[operator_plan][floors]") {
    const PlanTables tables = operator_tables(3);
    Objective obliged = for_operator;
    obliged.floors = {{planner::FloorRule::Group::girls, 1.0}};
    const planner::Plan free = tables.plan(for_operator), bound = tables.plan(obliged);
    std::size_t servable = 0;
    for (std::size_t school = 0; school < school_count; ++school) {
        servable += std::ranges::any_of(planner::technologies, [&](Technology technology) {
            return planner::is_feasible(tables.basis(), technology, school);
        });
    }
    const auto served = [](const planner::Plan& plan) {
        return static_cast<std::size_t>(
            std::ranges::count_if(plan.outcome, [](Outcome outcome) { return technology_of(outcome).has_value(); }));
    };
    REQUIRE(served(free) < servable);
    CHECK(served(bound) == servable);
    CHECK(bound.optimality.value < free.optimality.value);
}

TEST_CASE("A floor that costs an operator money is met, and the gap of a loss is a share of it",
          "[operator_plan][floors]") {
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        const PlanTables tables = operator_tables(seed);
        Objective obliged = for_operator;
        obliged.service_cost_share = 1.0; // nothing is earned
        obliged.floors = {{planner::FloorRule::Group::girls, 0.5}};
        const planner::Plan plan = tables.plan(obliged);
        INFO(seed);
        double served = 0.0, servable = 0.0, girls = 0.0;
        for (std::size_t school = 0; school < school_count; ++school) {
            const bool can_be = std::ranges::any_of(planner::technologies, [&](Technology technology) {
                return planner::is_feasible(tables.basis(), technology, school);
            });
            girls += tables.schools.girls[school];
            servable += can_be ? tables.schools.girls[school] : 0.0;
            served += technology_of(plan.outcome[school]) ? tables.schools.girls[school] : 0.0;
        }
        if (servable < 0.5 * girls) continue;
        CHECK(served >= 0.5 * girls);
        PlanTables unpaid = tables;
        for (auto& side : *unpaid.cost.operator_sides)
            side.revenue_usd.assign(school_count, 0.0);
        const double best_usd = best_value(unpaid, 1e9, 0.5 * girls);
        CHECK(best_usd < 0.0);
        CHECK(plan.optimality.value <= best_usd + 1e-9);
        CHECK(plan.optimality.bound >= best_usd - 1e-9);
        CHECK(plan.optimality.gap_share() < 0.5);
    }
}

TEST_CASE("CBC proves an operator's plan where floors leave a gap", "[operator_plan][floors][exact]") {
    if (!planner::has_exact_solver()) tests::skip("this build has no CBC");
    std::size_t with_gap = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const auto [fast, proven] = obliged_plans(seed);
        INFO(seed);
        CHECK(proven.optimality.gap_share() < 1e-9);
        CHECK(proven.optimality.missed_floors.empty());
        CHECK(proven.optimality.value >= fast.optimality.value - 1e-9);
        CHECK(proven.optimality.value <= fast.optimality.bound + 1e-9);
        with_gap += fast.optimality.gap_share() > 1e-9;
    }
    CHECK(with_gap > 0);
}

TEST_CASE("Without CBC a plan whose optimum is asked for is the fast one, with its gap", "[.no_solver]") {
    REQUIRE_FALSE(planner::has_exact_solver());
    std::size_t with_gap = 0;
    for (std::uint64_t seed = 1; seed <= 4; ++seed) {
        const auto [fast, asked] = obliged_plans(seed);
        INFO(seed);
        CHECK(asked.outcome == fast.outcome);
        CHECK(asked.optimality.gap_share() == fast.optimality.gap_share());
        with_gap += asked.optimality.gap_share() > 1e-9;
    }
    CHECK(with_gap > 0);
}

TEST_CASE("What an operator's plan is worth is what the ledger says of service and links", "[operator_plan]") {
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(tests::random_country(2'000, 5))};
    planner::Scenario scenario;
    scenario.objective.kind = Objective::Kind::operator_npv;
    scenario.objective.service_cost_share = 0.4;
    scenario.network.new_sites.most = 20;
    scenario.rates.new_sites.capex_usd_per_site = 1'000.0;
    const auto result = study.simulate(scenario, progress);
    const planner::Totals& totals = result->totals;
    CHECK(totals.operator_revenue_npv_usd - totals.operator_cost_npv_usd ==
          Approx(result->plan->optimality.value).epsilon(1e-9));
    CHECK(totals.objective_value == result->plan->optimality.value);
    CHECK(totals.plan[static_cast<std::size_t>(Outcome::offline)].schools > 0);
    CHECK(totals.operator_revenue_npv_usd > 0.0);
    CHECK(totals.new_sites > 0);

    scenario.objective.kind = Objective::Kind::least_cost;
    const auto least_cost = study.simulate(scenario, progress)->totals;
    CHECK(totals.objective_value > least_cost.operator_revenue_npv_usd - least_cost.operator_cost_npv_usd);
}
