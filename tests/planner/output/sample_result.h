// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/result/scenario_result.h"

namespace tests {

/// A result made by hand: four schools in two areas over a horizon of two years. "a" hangs on node "n1" by fiber, "b"
/// on "a", "c" on cell site "t1" by radio, "=d" stays offline for want of money. Each figure of a school differs.
planner::ScenarioResult sample_result();

} // namespace tests
