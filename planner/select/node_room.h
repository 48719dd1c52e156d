// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/select/plan.h"

namespace planner {

/// What each source of the fiber forest has left for schools, Mbit/s, by position of NetworkLayout::source_node:
/// what the transmission node states, else what the rules say; infinite: no limit. Schools with fiber have none.
std::vector<double> list_node_room(const NetworkLayout& layout, const TransmissionNodes& nodes,
                                   const NetworkRules::Fiber& rules);

/// The options with fiber refused (node_full) where a source has less room than the schools need that fiber would save
/// money for: the room goes to those whom it saves most (choose_limited_branches). What another use of the room could
/// save besides is added to NetworkOptions::node_gap_usd. `demand_mbps` by school. Source: METHODS.md "Fiber or not".
NetworkOptions keep_to_node_room(const PlanBasis& basis, const std::vector<double>& room_mbps,
                                 const std::vector<double>& demand_mbps, const Objective& objective);

} // namespace planner
