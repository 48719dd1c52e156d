// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/io/write.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// The fiber hops that are built: along roads where they run so (way = "road"), else as lines from school to upstream
/// point, split at the antimeridian.
geo::OutputLayer fiber_route_layer(const ScenarioResult& result);

/// The point-to-point links that are built.
geo::OutputLayer radio_link_layer(const ScenarioResult& result);

/// The new cell sites that are proposed, as points: why each stands there, the schools that it would serve, and those
/// that the plan connects through it.
geo::OutputLayer new_site_layer(const ScenarioResult& result);

/// The transmission nodes that the scenario proposes, as points, with the schools that the plan connects from each by
/// fiber.
geo::OutputLayer proposed_node_layer(const ScenarioResult& result);

} // namespace planner
