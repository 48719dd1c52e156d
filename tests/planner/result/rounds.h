// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "planner/result/study.h"

namespace tests {

/// The result of a scenario with so many rounds of laying fiber out anew.
inline std::shared_ptr<const planner::ScenarioResult> simulate_rounds(const planner::Dataset& dataset,
                                                                      planner::Scenario scenario, int rounds) {
    scenario.network.fiber.reroute_rounds = rounds;
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(dataset)}.simulate(scenario, progress);
}

/// Fiber runs so, with lengths as they are drawn.
inline planner::Scenario drawn_lengths(planner::NetworkRules::Fiber::Mode mode) {
    planner::Scenario scenario;
    scenario.network.fiber.mode = mode;
    scenario.network.fiber.route_factor = 1.0;
    scenario.network.fiber.slack_on_road = 1.0;
    return scenario;
}

} // namespace tests
