// SPDX-License-Identifier: Apache-2.0
#include "planner/result/straight_hops.h"

#include <fmt/format.h>

#include "planner/data/grouped.h"

namespace planner {

std::string_view hop_way(const NetworkLayout& layout, std::size_t school) {
    if (!(layout.fiber.hop_m[school] > 0.0)) return "";
    return layout.way(school).empty() ? "straight" : "road";
}

bool is_straight_beside_roads(const ScenarioResult& result, std::size_t school) {
    return result.scenario.network.fiber.mode == NetworkRules::Fiber::Mode::road &&
           hop_way(*result.layout, school) == "straight";
}

std::string describe_straight_hops(const ScenarioResult& result) {
    std::size_t hops = 0, straight_hops = 0;
    double straight_m = 0.0;
    for (std::size_t school = 0; school < result.plan->trench_users.size(); ++school) {
        if (result.plan->trench_users[school] == 0 || hop_way(*result.layout, school).empty()) continue;
        ++hops;
        if (!is_straight_beside_roads(result, school)) continue;
        ++straight_hops;
        straight_m += result.layout->route_m(school, result.scenario.network.fiber);
    }
    if (straight_hops == 0) return "";
    return fmt::format(
        "{} of {} fiber hops run straight, {:.1f} km, as {}", grouped(static_cast<double>(straight_hops)),
        grouped(static_cast<double>(hops)), straight_m / 1'000.0,
        result.dataset->road_graph.edges.size() == 0 ? "the dataset has no roads" : "no road leads there");
}

} // namespace planner
