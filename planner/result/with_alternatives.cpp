// SPDX-License-Identifier: Apache-2.0
#include "planner/result/study.h"

#include <algorithm>

namespace planner {

namespace {

constexpr std::size_t frontier_point_limit = 50;

/// What a plan that is found without the floors has more.
double price_of_floors(const ScenarioResult& result, geo::Progress& progress) {
    Objective free = result.scenario.objective;
    if (free.floors.empty()) return 0.0;
    free.floors.clear();
    const Plan plan = select_plan(plan_basis(result), free, result.scenario.horizon.start_year, progress);
    return std::max(0.0, plan.optimality.value - result.plan->optimality.value);
}

} // namespace

std::shared_ptr<const ScenarioResult> with_alternatives(const ScenarioResult& result, geo::Progress& progress) {
    auto weighed = std::make_shared<ScenarioResult>(result);
    weighed->frontier = std::make_shared<const Frontier>(
        trace_frontier(plan_basis(result), result.scenario.objective, frontier_point_limit, progress));
    weighed->floors_cost = price_of_floors(result, progress);
    return weighed;
}

} // namespace planner
