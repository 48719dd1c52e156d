// SPDX-License-Identifier: Apache-2.0
#include "planner/result/locked_roads.h"

#include <cmath>

#include <fmt/format.h>

#include "planner/cost/rates.h"
#include "planner/data/grouped.h"

namespace planner {

double locked_trench_usd(const ScenarioResult& result) {
    return result.layout->locked_weight_m / m_per_km * result.scenario.network.fiber.slack_on_road *
           result.scenario.rates.fiber.route_usd_per_km();
}

double locked_route_km(const ScenarioResult& result) {
    return result.layout->locked_m / m_per_km * result.scenario.network.fiber.slack_on_road;
}

std::string describe_locked_roads(const ScenarioResult& result) {
    const double route_km = locked_route_km(result);
    if (route_km == 0.0) return "";
    return fmt::format("fiber along locked roads, {:.1f} km and {} USD to lay, is in no figure of the plan", route_km,
                       grouped(std::round(locked_trench_usd(result))));
}

} // namespace planner
