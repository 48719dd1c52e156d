// SPDX-License-Identifier: Apache-2.0
#include "planner/result/radio_way.h"

namespace planner {

std::vector<std::size_t> radio_way(const NetworkLayout& layout, std::size_t school) {
    std::vector<std::size_t> way;
    if (layout.radio_hops[school] == 0) return way;
    for (std::size_t link = school; link != NetworkLayout::none; link = layout.relay(link))
        way.push_back(link);
    return way;
}

std::string radio_end_id(const ScenarioResult& result, std::size_t school) {
    const NetworkLayout& layout = *result.layout;
    if (layout.radio_site[school] != NetworkLayout::none)
        return result.dataset->cell_sites.id[layout.radio_site[school]];
    if (layout.radio_node[school] != NetworkLayout::none) return layout.nodes.id[layout.radio_node[school]];
    if (layout.radio_school[school] != NetworkLayout::none)
        return std::string{result.dataset->schools.id[layout.radio_school[school]]};
    return "";
}

geo::LonLat radio_end_place(const ScenarioResult& result, std::size_t school) {
    const NetworkLayout& layout = *result.layout;
    if (layout.radio_site[school] != NetworkLayout::none)
        return result.dataset->cell_sites.place[layout.radio_site[school]];
    if (layout.radio_node[school] != NetworkLayout::none) return layout.nodes.place[layout.radio_node[school]];
    return result.dataset->schools.place[layout.radio_school[school]];
}

std::vector<double> radio_load_mbps(const ScenarioResult& result) {
    std::vector<double> load_mbps(result.plan->outcome.size(), 0.0);
    for (std::size_t school = 0; school < load_mbps.size(); ++school) {
        if (result.plan->outcome[school] != Outcome::point_to_point) continue;
        for (std::size_t link = school; link != NetworkLayout::none; link = result.layout->relay(link))
            load_mbps[link] += (*result.demand_mbps)[school];
    }
    return load_mbps;
}

} // namespace planner
