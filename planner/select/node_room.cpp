// SPDX-License-Identifier: Apache-2.0
#include "planner/select/node_room.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "planner/select/least_cost.h"
#include "planner/select/limited_branches.h"

namespace planner {

namespace {

constexpr double unlimited = std::numeric_limits<double>::infinity();

/// What fiber gains at each school over its best alternative; with a fixed order fiber comes before anything else, and
/// an operator may leave a school.
std::vector<BranchGain> gains_of_fiber(const PlanBasis& basis, const Prices& prices, const Objective& objective) {
    const bool is_fixed = objective.kind == Objective::Kind::order;
    const bool is_operators = objective.kind == Objective::Kind::operator_npv;
    std::vector<BranchGain> gain(basis.standing.size());
    for (std::size_t school = 0; school < gain.size(); ++school) {
        if (!is_to_serve(basis.standing[school]) || !is_feasible(basis, Technology::fiber, school)) continue;
        auto aside = is_fixed ? std::nullopt : cheapest_aside(basis, prices, school, Technology::fiber);
        if (is_operators && (!aside || aside->usd > 0.0)) aside = Aside{.usd = 0.0};
        gain[school] = gain_over(aside, prices.of(Technology::fiber)[school]);
    }
    return gain;
}

} // namespace

std::vector<std::size_t> find_sources(const geo::SpanningForest& fiber) {
    const std::size_t school_count = fiber.upstream.size();
    std::vector<std::size_t> source(school_count, NetworkLayout::none);
    for (const std::size_t school : fiber.order) { // upstream first
        const std::size_t upstream = fiber.upstream[school];
        source[school] = upstream < school_count ? source[upstream] : upstream - school_count;
    }
    return source;
}

std::vector<double> list_room(const NetworkLayout& layout, const NodeRoom& room) {
    std::vector<double> room_mbps;
    for (const std::size_t node : layout.source_node) {
        if (node == NetworkLayout::none)
            room_mbps.push_back(unlimited);
        else if (std::isnan(room.nodes.capacity_mbps[node]))
            room_mbps.push_back(room.nodes.on_line[node] ? unlimited
                                                         : room.rules.node_capacity_mbps.value_or(unlimited));
        else
            room_mbps.push_back(room.nodes.capacity_mbps[node]);
    }
    return room_mbps;
}

std::optional<NetworkOptions> keep_to_node_room(const PlanBasis& basis, const NodeRoom& room,
                                                const Objective& objective) {
    const std::vector<double> room_mbps = list_room(basis.layout, room);
    if (std::ranges::count(room_mbps, unlimited) == std::ssize(room_mbps)) return std::nullopt;
    const SharedWorks& works = basis.cost.works;
    const std::vector<std::size_t> source = find_sources(basis.layout.fiber);
    PlaceLimits limits{std::vector(works.size(), room_mbps.size()), room_mbps};
    limits.capacity_mbps.push_back(unlimited); // of what is no fiber
    for (std::size_t school = 0; school < source.size(); ++school) {
        const std::size_t vertex = works.vertex_of(Technology::fiber, school);
        if (vertex != SharedWorks::none) limits.place[vertex] = source[school];
    }
    const Prices prices = objective.kind == Objective::Kind::operator_npv
                              ? net_of_revenue(price_for_operator(basis, objective.service_cost_share))
                              : price_choices(basis);
    const std::vector<Technology> all(source.size(), Technology::fiber);
    const RootedForest forest = root_works(works, prices.edge_usd, all);
    const LimitedBranches limited =
        choose_limited_branches(forest, gains_of_fiber(basis, prices, objective), room.demand_mbps, limits);
    NetworkOptions options = basis.options;
    options.node_gap_usd = limited.gap_usd;
    std::vector<Feasibility>& fiber = options.feasibility[static_cast<std::size_t>(Technology::fiber)];
    std::vector<double> left_mbps = room_mbps;
    for (std::size_t school = 0; school < source.size(); ++school) {
        if (limited.takes[school]) left_mbps[source[school]] -= room.demand_mbps[school];
    }
    std::vector<FullPlace> full;
    for (std::size_t school = 0; school < source.size(); ++school) {
        if (source[school] == NetworkLayout::none || limited.takes[school]) continue;
        const bool is_full = limited.is_full[source[school]];
        if (!is_full || fiber[school] != Feasibility::feasible) continue;
        fiber[school] = Feasibility::node_full;
        full.push_back({school, basis.layout.source_node[source[school]], std::max(0.0, left_mbps[source[school]])});
    }
    options.write_full(Technology::fiber, std::move(full));
    return options;
}

} // namespace planner
