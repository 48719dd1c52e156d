// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include "planner/result/scenario_result.h"

namespace planner {

/// What overheads add to a dollar of capex.
double overhead_share(const ScenarioResult& result);

/// What a technology costs at a school without what schools build together: USD, present value with the overheads on
/// capex. 0 where it cannot serve.
double option_usd(const ScenarioResult& result, Technology technology, std::size_t school);

/// The same of shared works.
double works_usd(const ScenarioResult& result, const WorksPart& part);

/// What the plan would save if a school that it connects left: its option, and the works that no other school uses.
double leaving_usd(const ScenarioResult& result, std::size_t school);

} // namespace planner
