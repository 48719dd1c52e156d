// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_node_room.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "planner/data/grouped.h"
#include "planner/result/study.h"

namespace planner {

namespace {

/// What another use of the room of full nodes could bring.
std::string describe_gap(const ScenarioResult& result) {
    const double gap_usd = result.options->node_gap_usd;
    if (gap_usd <= 0.0) return "";
    if (result.plan->optimality.is_limited)
        return "transmission nodes are full; the bound is of plans with this use of their room";
    if (!std::isfinite(gap_usd))
        return "transmission nodes are full; another use of their room may serve schools that nothing else can";
    return fmt::format("transmission nodes are full; with money for all another use of their room gains at most {:.2f} "
                       "M USD",
                       gap_usd / 1e6);
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
    const std::string gap = describe_gap(result), unlimited = describe_unlimited(result);
    return gap + (gap.empty() || unlimited.empty() ? "" : "; ") + unlimited;
}

} // namespace planner
