// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/progress.h"
#include "planner/select/node_room.h"

namespace planner {

/// Widens what is known of a plan that keeps to a use of the room of full nodes to all plans that fit into it: what no
/// plan exceeds, what another one may save, whether floors are out of reach. `offered` is the basis before fiber was
/// refused. Source: METHODS.md "Fiber or not".
void judge_other_room(const PlanBasis& offered, const GivenRoom& given, const Objective& objective, Plan& plan,
                      geo::Progress& progress);

} // namespace planner
