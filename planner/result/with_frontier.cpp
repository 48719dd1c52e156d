// SPDX-License-Identifier: Apache-2.0
#include "planner/result/study.h"

namespace planner {

namespace {

constexpr std::size_t frontier_point_limit = 50;

} // namespace

std::shared_ptr<const ScenarioResult> with_frontier(const ScenarioResult& result, geo::Progress& progress) {
    auto traced = std::make_shared<ScenarioResult>(result);
    traced->frontier = std::make_shared<const Frontier>(
        trace_frontier(plan_basis(result), result.scenario.objective, frontier_point_limit, progress));
    return traced;
}

} // namespace planner
