// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "geo/progress.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// A fiber forest, what can be chosen on it and costs, and the plan that is.
struct FiberPlan {
    std::shared_ptr<const NetworkLayout> layout;
    std::shared_ptr<const NetworkOptions> options;
    std::shared_ptr<const CostTable> cost;
    std::shared_ptr<const Plan> plan;
};

/// Lays the fiber of a result out anew for the schools that take it, and chooses again on what comes out, for as many
/// rounds as the scenario allows or until one makes the plan no better. What full transmission nodes refuse is laid out
/// to others. `result` holds everything up to its plan, its
/// layout being of `rules`; `offered` are its options before transmission nodes were full. Never worse than its own
/// plan: floors are missed by no more people; then more is reached, or as much for less. Source: METHODS.md "Fiber laid
/// out anew".
FiberPlan reroute_fiber(const ScenarioResult& result, const std::shared_ptr<const NetworkOptions>& offered,
                        const LayoutRules& rules, geo::Progress& progress);

} // namespace planner
