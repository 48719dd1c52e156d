// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/radio_share.h"

#include "planner/cost/trench_share.h"

namespace planner {

std::vector<RadioPart> share_radio(const geo::SpanningForest& ways, const std::vector<bool>& takes_radio,
                                   std::span<const double> grid_share) {
    const std::vector<std::size_t> users = count_users(ways, takes_radio);
    std::vector<RadioPart> parts(users.size());
    for (const std::size_t school : ways.order) { // relays first
        if (users[school] == 0) continue;
        RadioPart& part = parts[school];
        if (const std::size_t relay = ways.upstream[school]; relay < parts.size()) {
            part = parts[relay];
            part.towers += 1.0 / static_cast<double>(tower_users(users[relay], takes_radio[relay]));
        }
        part.links += 1.0 / static_cast<double>(users[school]);
        part.links_on_grid += grid_share[school] / static_cast<double>(users[school]);
    }
    for (std::size_t school = 0; school < parts.size(); ++school) {
        if (!takes_radio[school]) parts[school] = {};
    }
    return parts;
}

RadioPart whole_radio_way(const geo::SpanningForest& ways, std::size_t school, std::span<const double> grid_share) {
    RadioPart way;
    for (std::size_t link = school; link < ways.upstream.size(); link = ways.upstream[link]) {
        if (link != school) way.towers += 1.0;
        way.links += 1.0;
        way.links_on_grid += grid_share[link];
    }
    return way;
}

} // namespace planner
