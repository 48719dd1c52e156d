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

/// The schools that take fiber from closed nodes.
std::vector<bool> mark_staying(const ScenarioResult& result, const std::vector<bool>& is_closed) {
    const std::vector<std::size_t> source = find_sources(result.layout->fiber);
    std::vector<bool> stays(source.size());
    for (std::size_t school = 0; school < source.size(); ++school) {
        if (result.plan->outcome[school] != Outcome::fiber) continue;
        const std::size_t node = result.layout->source_node[source[school]];
        stays[school] = node != NetworkLayout::none && is_closed[node];
    }
    return stays;
}

/// Closes the nodes that refuse a school for want of room; whether one was open.
bool close_full_nodes(const NetworkOptions& options, std::vector<bool>& is_closed) {
    bool closes = false;
    for (const FullPlace& full : options.full_places[static_cast<std::size_t>(Technology::fiber)]) {
        closes = closes || !is_closed[full.place];
        is_closed[full.place] = true;
    }
    return closes;
}

/// The less the better: people that floors miss, what is reached with its sign turned, the price.
std::tuple<double, double, double> judge_plan(const ScenarioResult& result) {
    double missed = 0.0;
    for (const MissedFloor& floor : result.plan->optimality.missed_floors)
        missed += floor.people;
    const PlanBasis basis = plan_basis(result);
    return {missed, -result.plan->optimality.value, price_of(result.plan->outcome, basis, price_choices(basis))};
}

/// Lays the fiber of a result out anew, prices its trench and chooses its plan.
ScenarioResult lay_anew(ScenarioResult result, const std::shared_ptr<const NetworkOptions>& offered,
                        const LayoutRules& rules, const FiberTurns& turns, geo::Progress& progress) {
    const Scenario& scenario = result.scenario;
    result.layout = std::make_shared<const NetworkLayout>(
        lay_out_fiber_again(*result.dataset, *result.standing, rules, turns, *result.layout, progress));
    result.options = offered;
    result.cost = std::make_shared<const CostTable>(cost_network(result)); // trench and cables of the new ways
    const PlanBasis offered_basis = plan_basis(result);
    const auto given = keep_to_node_room(offered_basis, node_room(result), scenario.objective);
    if (given) result.options = std::make_shared<const NetworkOptions>(given->options);
    Plan plan = select_plan(plan_basis(result), scenario.objective, scenario.horizon.start_year, progress);
    if (given) judge_other_room(offered_basis, *given, scenario.objective, plan, progress);
    result.plan = std::make_shared<const Plan>(std::move(plan));
    return result;
}

/// Lays the fiber of a result out anew with what stays at closed nodes, and where anything does, also with nothing
/// there: the better of both.
ScenarioResult try_round(const ScenarioResult& result, const std::shared_ptr<const NetworkOptions>& offered,
                         const LayoutRules& rules, FiberTurns turns, geo::Progress& progress) {
    ScenarioResult staying = lay_anew(result, offered, rules, turns, progress);
    if (std::ranges::find(turns.stays, true) == turns.stays.end()) return staying;
    turns.stays.assign(turns.stays.size(), false);
    ScenarioResult leaving = lay_anew(result, offered, rules, turns, progress);
    return judge_plan(leaving) < judge_plan(staying) ? leaving : staying;
}

} // namespace

FiberPlan reroute_fiber(const ScenarioResult& result, const std::shared_ptr<const NetworkOptions>& offered,
                        const LayoutRules& rules, geo::Progress& progress) {
    ScenarioResult tried = result;
    FiberPlan best{result.layout, result.options, result.cost, result.plan};
    auto best_worth = judge_plan(result);
    std::vector<bool> is_closed(result.layout->nodes.size());
    bool finds_full = close_full_nodes(*result.options, is_closed);
    for (int round = 0; round < result.scenario.network.fiber.reroute_rounds; ++round) {
        const FiberTurns turns{mark_points(tried), mark_staying(tried, is_closed), is_closed};
        const bool has_points = std::ranges::find(turns.goes_first, true) != turns.goes_first.end();
        if (!has_points && !finds_full) break; // nobody takes fiber, and nobody could
        tried = try_round(tried, offered, rules, turns, progress);
        finds_full = close_full_nodes(*tried.options, is_closed);
        const auto worth = judge_plan(tried);
        if (worth < best_worth) {
            best = {tried.layout, tried.options, tried.cost, tried.plan};
            best_worth = worth;
        } else if (!finds_full) {
            break;
        }
    }
    return best;
}

} // namespace planner
