// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_node_room.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "planner/data/grouped.h"
#include "planner/result/study.h"

namespace planner {

namespace {

/// Whether a source that refuses nobody has room for one of those whom others refuse.
bool has_room_elsewhere(const ScenarioResult& result) {
    const NetworkLayout& layout = *result.layout;
    const std::vector<std::size_t> source = find_sources(layout.fiber);
    std::vector<double> left_mbps = list_room(layout, node_room(result));
    std::vector<bool> refuses(left_mbps.size());
    double least_mbps = std::numeric_limits<double>::infinity(); // of those refused
    for (std::size_t school = 0; school < source.size(); ++school) {
        const double demand_mbps = (*result.demand_mbps)[school];
        if (result.plan->outcome[school] == Outcome::fiber) left_mbps[source[school]] -= demand_mbps;
        if (result.options->of(Technology::fiber)[school] != Feasibility::node_full) continue;
        refuses[source[school]] = true;
        least_mbps = std::min(least_mbps, demand_mbps);
    }
    for (std::size_t row = 0; row < left_mbps.size(); ++row) {
        if (!refuses[row] && left_mbps[row] >= least_mbps) return true;
    }
    return false;
}

/// How many schools find no room, whether rounds may find some, and what a plan with another use of it could bring.
std::string describe_full(const ScenarioResult& result) {
    constexpr double usd_per_million = 1e6;
    const auto schools = std::ranges::count(result.options->of(Technology::fiber), Feasibility::node_full);
    if (schools == 0) return "";
    std::string text = fmt::format("transmission nodes are full: no room for fiber at {} {}",
                                   grouped(static_cast<double>(schools)), schools == 1 ? "school" : "schools");
    if (result.scenario.network.fiber.reroute_rounds == 0 && has_room_elsewhere(result))
        text += fmt::format("; fiber.reroute_rounds may bring {} to nodes with room", schools == 1 ? "it" : "them");
    const double gap_usd = result.plan->optimality.cost_gap_usd;
    if (gap_usd <= 0.0) return text;
    if (!std::isfinite(gap_usd)) return text + "; another use of their room may serve schools that nothing else can";
    return text +
           fmt::format("; with money for all another plan saves at most {:.2f} M USD", gap_usd / usd_per_million);
}

std::string describe_unlimited(const ScenarioResult& result) {
    const std::vector<double> room_mbps = list_room(*result.layout, node_room(result));
    if (!std::ranges::any_of(room_mbps, [](double mbps) { return std::isfinite(mbps); })) return "";
    const std::vector<std::size_t> source = find_sources(result.layout->fiber);
    std::size_t schools = 0;
    for (std::size_t school = 0; school < source.size(); ++school) {
        const bool takes_fiber = result.plan->outcome[school] == Outcome::fiber;
        if (takes_fiber && !std::isfinite(room_mbps[source[school]])) ++schools;
    }
    if (schools == 0) return "";
    return fmt::format("{} {} fiber from points without a limit of their own, along lines or roads or at schools",
                       grouped(static_cast<double>(schools)), schools == 1 ? "school takes" : "schools take");
}

} // namespace

std::string describe_node_room(const ScenarioResult& result) {
    const std::string full = describe_full(result), unlimited = describe_unlimited(result);
    return full + (full.empty() || unlimited.empty() ? "" : "; ") + unlimited;
}

} // namespace planner
