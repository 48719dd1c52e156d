// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/plan.h"
#include "planner/select/selection_problem.h"

namespace planner {

/// The floors of an objective as amounts by school. What is connected already counts, so `least` is what the plan must
/// add; at least 0. Areas of one level are a floor each; the poorest fifth is the poorest schools with a fifth of the
/// learners whose wealth is known. Unknown girls count as half of the learners, unknown disability as none; where
/// learners are not known, each school counts as one.
std::vector<SelectionFloor> list_floors(const PlanBasis& basis, const std::vector<FloorRule>& rules);

} // namespace planner
