// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>

#include "planner/result/study.h"

namespace tests {

/// Fiber along roads by hops of up to 50 km, and nothing else on offer; slack 1.1, route factor 1.2, 12,000 USD per km.
inline planner::Scenario fiber_alone() {
    planner::Scenario scenario;
    scenario.network.fiber.mode = planner::NetworkRules::Fiber::Mode::road;
    scenario.network.fiber.max_hop_m = 50'000.0;
    scenario.network.fiber.slack_on_road = 1.1;
    scenario.network.fiber.route_factor = 1.2;
    scenario.network.cellular.enabled = scenario.network.point_to_point.enabled = false;
    scenario.network.satellite.enabled = false;
    scenario.rates.fiber.capex_usd_per_km = 12'000.0;
    return scenario;
}

/// The result of a scenario for a dataset, of which a copy is kept.
inline std::shared_ptr<const planner::ScenarioResult> simulate(const planner::Dataset& dataset,
                                                               const planner::Scenario& scenario) {
    geo::Progress progress;
    return planner::Study{std::make_shared<const planner::Dataset>(dataset)}.simulate(scenario, progress);
}

} // namespace tests
