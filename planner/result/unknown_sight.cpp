// SPDX-License-Identifier: Apache-2.0
#include "planner/result/unknown_sight.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <span>
#include <string_view>
#include <vector>

#include "planner/data/grouped.h"

namespace planner {

std::string describe_unknown_sight(const ScenarioResult& result) {
    constexpr std::size_t shown_count = 3;
    std::size_t link_count = 0;
    std::vector<std::string_view> ids;
    for (std::size_t school = 0; school < result.plan->outcome.size(); ++school) {
        const bool is_built =
            result.plan->outcome[school] == Outcome::point_to_point || result.plan->radio_users_of(school) > 0;
        if (!is_built) continue;
        ++link_count;
        if (result.layout->radio_sight[school] == Sight::unknown) ids.push_back(result.dataset->schools.id[school]);
    }
    if (ids.empty()) return "";
    const std::size_t shown = std::min(ids.size(), shown_count);
    return fmt::format(
        "{} of {} radio {} over voids of the relief, their sight is not known: {}{}",
        grouped(static_cast<double>(ids.size())), grouped(static_cast<double>(link_count)),
        link_count == 1 ? "link leads" : "links lead", fmt::join(std::span{ids}.first(shown), ", "),
        ids.size() > shown ? fmt::format(" and {} more", grouped(static_cast<double>(ids.size() - shown))) : "");
}

} // namespace planner
