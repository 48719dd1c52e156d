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

/// To whom the room of full nodes goes. What it is worth counts one more school that nothing else can serve as
/// `served_usd`, more than any plan's money.
struct GivenRoom {
    NetworkOptions options;       // with fiber refused (node_full) to the schools that get none
    std::vector<double> room_usd; // by school: the room that its fiber takes, at its node's price of a megabit
    double all_room_usd = 0.0;    // of all full nodes
    double served_usd = 0.0;
};

/// Gives the room of nodes to the schools that gain most by fiber, and refuses it to others where a node has less room
/// than those need who might take it: so much fiber as is then possible fits into every node, whatever is chosen.
/// Schools that nothing else can serve come first, by what the objective counts. Who might take it are those whom fiber
/// would save money; with a budget, an operator's floors, or where the optimum is asked for, all for whom it is
/// possible. Nothing: no node is full. Source: METHODS.md "Fiber or not".
std::optional<GivenRoom> keep_to_node_room(const PlanBasis& basis, const NodeRoom& room, const Objective& objective);

} // namespace planner
