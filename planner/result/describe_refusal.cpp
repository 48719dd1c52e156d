// SPDX-License-Identifier: Apache-2.0
#include "planner/result/describe_refusal.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "geo/measure/geodesic.h"
#include "geo/missing.h"
#include "planner/cost/rates.h"
#include "planner/network/feasibility.h"

namespace planner {

namespace {

double in_km(double length_m) { return length_m / m_per_km; }

/// What the technology carries at the school, Mbps.
double carried_mbps(const ScenarioResult& result, std::size_t school, Technology technology) {
    const NetworkRules& rules = result.scenario.network;
    switch (technology) {
    case Technology::fiber:
        return rules.fiber.max_mbps;
    case Technology::cellular:
        return result.options->cellular_mbps[school];
    case Technology::point_to_point:
        return rules.point_to_point.max_mbps;
    case Technology::satellite: {
        const TerminalRules terminals = terminals_of(result.options->orbit[school], rules);
        return terminals.planned_mbps * terminals.most;
    }
    }
    return 0.0;
}

std::string fiber_distance(const ScenarioResult& result, std::size_t school) {
    const double away_m = result.indicators->fiber_distance_m[school];
    if (std::isnan(away_m)) return "";
    const double max_hop_m = result.scenario.network.fiber.max_hop_m;
    if (away_m <= max_hop_m) // roads go round
        return fmt::format("no road leads to fiber by hops up to {:g} km; {:.1f} km as the crow flies",
                           in_km(max_hop_m), in_km(away_m));
    return fmt::format("{:.1f} km from fiber as the crow flies, hops up to {:g} km", in_km(away_m), in_km(max_hop_m));
}

/// The nearest site that would do, by its distance.
std::string cellular_distance(const ScenarioResult& result, std::size_t school) {
    const Generation wanted = result.scenario.network.cellular.min_generation;
    if (wanted < Generation::g2) return "";
    const auto column = static_cast<std::size_t>(wanted) - static_cast<std::size_t>(Generation::g2);
    double nearest_m = geo::missing;
    for (std::size_t newer = column; newer < result.indicators->generation_distance_m.size(); ++newer)
        nearest_m = std::fmin(nearest_m, result.indicators->generation_distance_m[newer][school]);
    return std::isnan(nearest_m) ? ""
                                 : fmt::format("nearest {} site {:.1f} km away", name_of(wanted), in_km(nearest_m));
}

/// Where the link is blocked, and what would clear it.
std::string blocked_sight(const ScenarioResult& result, std::size_t school) {
    const NetworkLayout& layout = *result.layout;
    std::string text;
    const double clearance_m = layout.radio_clearance_m[school];
    const geo::LonLat worst = layout.radio_worst[school];
    if (clearance_m < 0.0 && !std::isnan(worst.lon))
        text = fmt::format("{:.0f} m of ground or trees in the way at {:.1f} km", -clearance_m,
                           in_km(geo::distance_m(result.dataset->schools.place[school], worst)));
    const double mast_m = layout.radio_mast_m[school];
    if (!std::isnan(mast_m))
        text += fmt::format("{}a mast of {:.0f} m would clear it", text.empty() ? "" : ", ", std::ceil(mast_m));
    return text;
}

/// What is full: "node N1", "cell site T12", "ground cell 703112", "school 1042".
std::string name_of_full(const ScenarioResult& result, Technology technology, std::size_t place) {
    switch (technology) {
    case Technology::fiber:
        return fmt::format("node {}", result.layout->nodes.id[place]);
    case Technology::cellular:
        return "cell site " + cell_site_id(result.dataset->cell_sites, place);
    case Technology::point_to_point:
        return fmt::format("school {}", result.dataset->schools.id[place]);
    case Technology::satellite:
        return fmt::format("ground cell {}", place);
    }
    return "";
}

/// Where there is no room, and how much is wanted.
std::string room_left(const ScenarioResult& result, std::size_t school, Technology technology) {
    const FullPlace& full = result.options->full_place(technology, school);
    return fmt::format("{} has {:.4g} Mbps left, {:.4g} asked", name_of_full(result, technology, full.place),
                       full.left_mbps, (*result.demand_mbps)[school]);
}

std::string detail_of(const ScenarioResult& result, std::size_t school, Technology technology,
                      Feasibility feasibility) {
    const RadioRules& radio = result.scenario.network.point_to_point.link;
    switch (feasibility) {
    case Feasibility::too_much_demand:
        return fmt::format("{:.0f} Mbps, it carries {:g}", (*result.demand_mbps)[school],
                           carried_mbps(result, school, technology));
    case Feasibility::too_far:
        if (technology == Technology::fiber) return fiber_distance(result, school);
        if (technology == Technology::cellular) return cellular_distance(result, school);
        return fmt::format("nothing to link to within {:g} km", in_km(radio.max_range_m));
    case Feasibility::not_covered:
        return cellular_distance(result, school);
    case Feasibility::no_sight:
        return blocked_sight(result, school);
    case Feasibility::too_many_hops:
        return fmt::format("{} links, at most {}", result.layout->radio_hops[school], radio.max_hops);
    case Feasibility::node_full:
    case Feasibility::site_full:
    case Feasibility::beam_full:
    case Feasibility::relay_full:
        return room_left(result, school, technology);
    default:
        return "";
    }
}

} // namespace

std::string_view plain_name(Technology technology) {
    return technology == Technology::point_to_point ? "point to point" : name_of(technology);
}

std::string describe_refusal(const ScenarioResult& result, std::size_t school, Technology technology) {
    const Feasibility feasibility = result.options->of(technology)[school];
    std::string words{name_of(feasibility)};
    std::ranges::replace(words, '_', ' ');
    const std::string detail = detail_of(result, school, technology, feasibility);
    if (!detail.empty()) words += " (" + detail + ")";
    return fmt::format("{}: {}", plain_name(technology), words);
}

} // namespace planner
