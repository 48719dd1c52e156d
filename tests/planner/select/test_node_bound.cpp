// SPDX-License-Identifier: Apache-2.0
// What is known of plans under full nodes, against every plan that fits into them. METHODS.md "Fiber or not".
#include "planner/select/node_bound.h"

#include <cmath>
#include <functional>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "tests/catch.h"
#include "tests/planner/select/shared_tables.h"

using planner::Objective;
using planner::Outcome;
using planner::Technology;
using tests::PlanTables;

namespace {

constexpr std::size_t school_count = 5;

/// Schools on fiber from two nodes that carry half of what all of them need, and on trees of other technologies.
struct Case {
    PlanTables tables;
    planner::TransmissionNodes nodes;
    planner::NetworkRules::Fiber rules;
    std::vector<double> demand_mbps;

    explicit Case(PlanTables of) : tables{std::move(of)} {}
    planner::NodeRoom room() const { return {nodes, rules, demand_mbps}; }
};

Case random_case(std::uint64_t seed) {
    Case made{tests::shared_tables(seed, school_count, seed % 2 == 0 ? tests::Sharing::one_each : tests::Sharing::all)};
    std::mt19937_64 random{seed};
    std::uniform_real_distribution<double> mbps{5.0, 40.0}, usd{1.0, 60.0};
    for (std::size_t& upstream : made.tables.layout.fiber.upstream) {
        if (upstream == tests::source) upstream = school_count + random() % 2;
        made.demand_mbps.push_back(mbps(random));
    }
    made.tables.layout.source_node = {0, 1};
    made.nodes.on_line = {false, false};
    made.nodes.capacity_mbps = {0.0, 0.0};
    const std::vector<std::size_t> source = planner::find_sources(made.tables.layout.fiber);
    made.tables.cost.operator_sides.emplace();
    for (std::size_t school = 0; school < school_count; ++school) {
        for (const Technology technology : planner::technologies) {
            auto& side = made.tables.cost.operator_sides->at(static_cast<std::size_t>(technology));
            side.cost_usd = made.tables.cost.of(technology).npv_usd;
            side.revenue_usd.push_back(usd(random));
        }
        if (is_feasible(made.tables.basis(), Technology::fiber, school))
            made.nodes.capacity_mbps[source[school]] += 0.5 * made.demand_mbps[school];
    }
    return made;
}

/// One plan, whatever it is for.
struct AnyPlan {
    double usd = 0.0, learners = 0.0, schools = 0.0, girls = 0.0, operator_usd = 0.0;
};
AnyPlan sum_plan(const Case& made, const std::vector<Outcome>& outcome) {
    AnyPlan sums{.usd = made.tables.connection_usd(outcome)};
    for (std::size_t school = 0; school < school_count; ++school) {
        const auto technology = planner::technology_of(outcome[school]);
        if (!technology) continue;
        sums.schools += 1.0;
        sums.learners += made.tables.indicators.learners[school];
        sums.girls += made.tables.schools.girls[school];
        sums.operator_usd +=
            made.tables.cost.operator_sides->at(static_cast<std::size_t>(*technology)).revenue_usd[school];
    }
    sums.operator_usd -= sums.usd;
    return sums;
}

bool fits(const Case& made, const std::vector<Outcome>& outcome) {
    const std::vector<std::size_t> source = planner::find_sources(made.tables.layout.fiber);
    std::vector<double> load_mbps(2, 0.0);
    for (std::size_t school = 0; school < school_count; ++school) {
        if (outcome[school] == Outcome::fiber) load_mbps[source[school]] += made.demand_mbps[school];
    }
    return load_mbps[0] <= made.nodes.capacity_mbps[0] * (1.0 + 1e-9) &&
           load_mbps[1] <= made.nodes.capacity_mbps[1] * (1.0 + 1e-9);
}

/// All plans that the nodes can carry.
std::vector<AnyPlan> list_plans(const Case& made) {
    std::vector<AnyPlan> plans;
    std::vector<Outcome> outcome(school_count, Outcome::offline);
    const planner::PlanBasis basis = made.tables.basis();
    const std::function<void(std::size_t)> try_all = [&](std::size_t school) {
        if (school == school_count) {
            if (fits(made, outcome)) plans.push_back(sum_plan(made, outcome));
            return;
        }
        outcome[school] = Outcome::offline;
        try_all(school + 1);
        for (const Technology technology : planner::technologies) {
            if (!is_feasible(basis, technology, school)) continue;
            outcome[school] = planner::outcome_of(technology);
            try_all(school + 1);
        }
    };
    try_all(0);
    return plans;
}

/// The plan within the nodes' room, and whether some node is full.
struct Planned {
    planner::Plan plan;
    bool is_full = false;
};
Planned plan_within(const Case& made, const Objective& objective) {
    geo::Progress progress;
    const planner::PlanBasis offered = made.tables.basis();
    const auto given = keep_to_node_room(offered, made.room(), objective);
    PlanTables roomy = made.tables;
    if (given) roomy.options = given->options;
    Planned planned{roomy.plan(objective), given.has_value()};
    if (given) judge_other_room(offered, *given, objective, planned.plan, progress);
    return planned;
}

/// What a plan is for, as a number; higher is better.
double value_of(const AnyPlan& plan, Objective::Kind kind) {
    switch (kind) {
    case Objective::Kind::operator_npv:
        return plan.operator_usd;
    case Objective::Kind::most_schools:
        return plan.schools;
    default:
        return plan.learners;
    }
}

double best_value(const std::vector<AnyPlan>& plans, const Objective& objective, double least_girls) {
    double best = -std::numeric_limits<double>::infinity();
    for (const AnyPlan& plan : plans) {
        const bool is_allowed = plan.usd <= objective.budget_usd.value_or(1e9) && plan.girls >= least_girls;
        if (is_allowed) best = std::max(best, value_of(plan, objective.kind));
    }
    return best;
}

} // namespace

TEST_CASE("Whatever a plan is for, no plan within the nodes' room is beyond what is told of it", "[node_bound]") {
    using Kind = Objective::Kind;
    const planner::FloorRule half_of_girls{planner::FloorRule::Group::girls, 0.5};
    std::size_t full = 0, with_gap = 0, best_found = 0;
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Case made = random_case(seed);
        const std::vector<AnyPlan> plans = list_plans(made);
        for (const Kind kind : {Kind::most_learners, Kind::most_schools, Kind::operator_npv}) {
            for (const double budget_usd : {40.0, 120.0, 1e6}) {
                for (const bool has_floor : {false, true}) {
                    Objective objective{.kind = kind, .budget_usd = budget_usd, .budget_covers_people = false};
                    if (has_floor) objective.floors = {half_of_girls};
                    const auto [plan, is_full] = plan_within(made, objective);
                    const AnyPlan sums = sum_plan(made, plan.outcome);
                    const bool meets_floor = has_floor && plan.optimality.missed_floors.empty();
                    const double best = best_value(plans, objective, meets_floor ? 125.0 : 0.0); // of 5 x 50
                    INFO(seed << " kind " << static_cast<int>(kind) << " budget " << budget_usd << " floor "
                              << has_floor);
                    CHECK(fits(made, plan.outcome));
                    CHECK(sums.usd <= budget_usd);
                    CHECK(plan.optimality.value == Approx(value_of(sums, kind)).margin(1e-9));
                    CHECK(plan.optimality.bound >= best - 1e-9 * std::abs(best));
                    full += is_full;
                    with_gap += is_full && plan.optimality.gap_share() > 0.0;
                    best_found += is_full && plan.optimality.value >= best - 1e-9;
                    if (plan.optimality.floors_are_out_of_reach)
                        CHECK(best_value(plans, objective, 125.0) == -std::numeric_limits<double>::infinity());
                }
            }
        }
    }
    CHECK(full > 200);
    CHECK(with_gap < full * 2 / 3);
    CHECK(best_found > full * 2 / 3);
}

TEST_CASE("No plan of least cost that serves as many within the nodes' room is cheaper than is told", "[node_bound]") {
    std::size_t full = 0, known = 0, cheapest = 0;
    for (std::uint64_t seed = 1; seed <= 120; ++seed) {
        const Case made = random_case(seed);
        for (const bool exact : {false, true}) {
            const auto [plan, is_full] = plan_within(made, {.exact = exact});
            const AnyPlan sums = sum_plan(made, plan.outcome);
            double most = 0.0, best_usd = std::numeric_limits<double>::infinity();
            for (const AnyPlan& other : list_plans(made))
                most = std::max(most, other.schools);
            for (const AnyPlan& other : list_plans(made)) {
                if (other.schools == most) best_usd = std::min(best_usd, other.usd);
            }
            INFO(seed << " " << exact);
            CHECK(fits(made, plan.outcome));
            if (sums.schools < most) {
                CHECK(std::isinf(plan.optimality.cost_gap_usd));
                continue;
            }
            CHECK(sums.usd >= best_usd - 1e-9);
            CHECK(sums.usd - plan.optimality.cost_gap_usd <= best_usd + 1e-9);
            full += is_full;
            known += is_full && std::isfinite(plan.optimality.cost_gap_usd);
            cheapest += is_full && sums.usd <= best_usd + 1e-9;
        }
    }
    CHECK(full > 50);
    CHECK(known > full / 2);
    CHECK(cheapest > full / 2);
}

TEST_CASE("A fixed order keeps to the nodes' room within a budget, and its bound is of any technologies",
          "[node_bound]") {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        const Case made = random_case(seed);
        for (const double budget_usd : {60.0, 150.0}) {
            const Objective objective{
                .kind = Objective::Kind::order, .budget_usd = budget_usd, .budget_covers_people = false};
            const auto [plan, is_full] = plan_within(made, objective);
            INFO(seed << " " << budget_usd);
            CHECK(fits(made, plan.outcome));
            if (is_full) CHECK(plan.optimality.bound >= best_value(list_plans(made), objective, 0.0) - 1e-9);
        }
    }
}

TEST_CASE("Room for one goes to the school with more learners, and that no plan reaches more is proven",
          "[node_bound]") {
    Case made{PlanTables{tests::forest_of({tests::source, tests::source})}};
    made.tables.layout.fiber.upstream = {2, 2};
    made.tables.layout.source_node = {0};
    made.tables.offer(0, Technology::fiber, 20);
    made.tables.offer(1, Technology::fiber, 30);
    made.tables.indicators.learners = {10, 1'000};
    made.nodes.capacity_mbps = {1.0};
    made.nodes.on_line = {false};
    made.demand_mbps = {1.0, 1.0};
    const planner::Plan plan = plan_within(made, {.kind = Objective::Kind::most_learners}).plan;
    CHECK(plan.outcome == std::vector{Outcome::offline, Outcome::fiber});
    CHECK(plan.optimality.bound == Approx(1'000));
}

TEST_CASE("Where a new site is shared, the gap holds what another use of the room saves", "[node_bound]") {
    // fiber at the first saves the site's 100 were it alone; the third needs the site anyway
    Case made{PlanTables{tests::forest_of({tests::source, tests::source, geo::SpanningForest::none})}};
    made.tables.layout.fiber.upstream = {3, 3, geo::SpanningForest::none};
    made.tables.layout.source_node = {0};
    made.tables.propose(1, {0, planner::NetworkLayout::none, 0});
    made.tables.price(planner::SharedWork::new_site, 100);
    made.tables.offer(0, Technology::cellular, 0);
    made.tables.offer(2, Technology::cellular, 0);
    made.tables.offer(0, Technology::fiber, 20);
    made.tables.offer(1, Technology::fiber, 20);
    made.tables.offer(1, Technology::satellite, 90);
    made.nodes.capacity_mbps = {1.0};
    made.nodes.on_line = {false};
    made.demand_mbps = {1.0, 1.0, 1.0};
    const planner::Plan plan = plan_within(made, {}).plan;
    const double usd = made.tables.connection_usd(plan.outcome);
    CHECK(usd - plan.optimality.cost_gap_usd <= 100 + 20); // cellular, fiber, cellular
}
