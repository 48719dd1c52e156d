// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "planner/result/scenario_result.h"

namespace planner {

/// How the fiber hop of a school runs: "road", "straight"; empty: it has none, or is where fiber is.
std::string_view hop_way(const NetworkLayout& layout, std::size_t school);

/// Whether the fiber hop of a school is a straight line although the scenario lays fiber along roads: none leads there,
/// or the dataset has none.
bool is_straight_beside_roads(const ScenarioResult& result, std::size_t school);

/// How many hops of the plan are such lines: "12 of 340 fiber hops run straight, 45.2 km, as no road leads there";
/// empty: none.
std::string describe_straight_hops(const ScenarioResult& result);

} // namespace planner
