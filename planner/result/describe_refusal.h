// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// Why a technology is not possible at a school, and by how much: "fiber: too far (27.4 km from fiber as the crow
/// flies, hops up to 20 km)". The numbers stand only where they are known.
std::string describe_refusal(const ScenarioResult& result, std::size_t school, Technology technology);

} // namespace planner
