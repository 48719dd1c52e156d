// SPDX-License-Identifier: Apache-2.0
#include "planner/result/reroute_fiber.h"

#include <algorithm>
#include <tuple>
#include <utility>
#include <vector>

#include "planner/result/study.h"
#include "planner/select/least_cost.h"
#include "planner/select/node_bound.h"

namespace planner {
namespace {

/// The schools that take fiber, and those that take none where straight trenches branch: without these as points each
/// branch would come from farther off. Along roads the tree finds its branches itself.
std::vector<bool> mark_points(const ScenarioResult& result) {
    const NetworkLayout& layout = *result.layout;
    const Plan& plan = *result.plan;
    const std::size_t school_count = plan.outcome.size();
    std::vector<bool> is_point(school_count);
    std::vector<int> straight_hops(school_count, 0); // built ones that end at each school
    for (const std::size_t school : layout.fiber.order) {
        const std::size_t upstream = layout.fiber.upstream[school];
        const bool is_straight = layout.fiber_way[school] == NetworkLayout::Way::straight;
        if (plan.trench_users[school] > 0 && is_straight && upstream < school_count) ++straight_hops[upstream];
    }
    for (std::size_t school = 0; school < school_count; ++school)
        is_point[school] = plan.outcome[school] == Outcome::fiber || straight_hops[school] > 1;
    return is_point;
}

/// The less the better: people that floors miss, what is reached with its sign turned, the price.
std::tuple<double, double, double> judge_plan(const ScenarioResult& result) {
    double missed = 0.0;
    for (const MissedFloor& floor : result.plan->optimality.missed_floors)
        missed += floor.people;
    const PlanBasis basis = plan_basis(result);
    return {missed, -result.plan->optimality.value, price_of(result.plan->outcome, basis, price_choices(basis))};
}

} // namespace

FiberPlan reroute_fiber(const ScenarioResult& result, const std::shared_ptr<const NetworkOptions>& offered,
                        const LayoutRules& rules, geo::Progress& progress) {
    const Scenario& scenario = result.scenario;
    ScenarioResult tried = result;
    FiberPlan best{result.layout, result.options, result.cost, result.plan};
    auto best_worth = judge_plan(result);
    for (int round = 0; round < scenario.network.fiber.reroute_rounds; ++round) {
        const std::vector<bool> goes_first = mark_points(tried);
        if (std::ranges::find(goes_first, true) == goes_first.end()) break; // nobody takes fiber
        tried.layout = std::make_shared<const NetworkLayout>(
            lay_out_fiber_again(*result.dataset, *result.standing, rules, goes_first, *tried.layout, progress));
        tried.options = offered;
        tried.cost = std::make_shared<const CostTable>(cost_network(tried)); // trench and cables of the new ways
        const PlanBasis offered_basis = plan_basis(tried);
        const auto given = keep_to_node_room(offered_basis, node_room(tried), scenario.objective);
        if (given) tried.options = std::make_shared<const NetworkOptions>(given->options);
        Plan plan = select_plan(plan_basis(tried), scenario.objective, scenario.horizon.start_year, progress);
        if (given) judge_other_room(offered_basis, *given, scenario.objective, plan, progress);
        tried.plan = std::make_shared<const Plan>(std::move(plan));
        const auto worth = judge_plan(tried);
        if (!(worth < best_worth)) break;
        best = {tried.layout, tried.options, tried.cost, tried.plan};
        best_worth = worth;
    }
    return best;
}

} // namespace planner
