// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <vector>

#include "planner/select/plan.h"

namespace planner {

/// What transmission nodes have left for schools.
struct NodeRoom {
    const TransmissionNodes& nodes;
    const NetworkRules::Fiber& rules;       // where a node does not say
    const std::vector<double>& demand_mbps; // by school
};

/// The source of the fiber forest that each school's fiber would lead to; none: nothing reaches it.
std::vector<std::size_t> find_sources(const geo::SpanningForest& fiber);

/// What each source has left, Mbit/s; a school with fiber, a locked road, or a splice that does not say, has no limit:
/// infinity.
std::vector<double> list_room(const NetworkLayout& layout, const NodeRoom& room);

/// The options with fiber refused (node_full) where a node has less room than the schools need that fiber would save
/// money for: the room goes to those whom it saves most (choose_limited_branches). What another use of the room could
/// save besides is in NetworkOptions::node_gap_usd. Nothing: no node has a limit. Source: METHODS.md "Fiber or not".
std::optional<NetworkOptions> keep_to_node_room(const PlanBasis& basis, const NodeRoom& room,
                                                const Objective& objective);

} // namespace planner
