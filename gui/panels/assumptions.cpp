// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/assumptions.h"

#include <array>
#include <cmath>

#include "gui/text/numbers.h"

namespace gui {

namespace {

constexpr double km_per_m = 0.001, percent_per_share = 100.0;

constexpr std::array target_assumptions{
    Assumption{"ranking.target_mbps", 1, 100, 1, {}, "Target speed"},
    Assumption{"demand.minimum_mbps", 1, 100, 1, {}, "Least demand of a school"},
    Assumption{"demand.mbps_per_user", 0.5, 5},
    Assumption{"people.learners_per_device", 1, 40},
};
constexpr std::array fiber_assumptions{
    Assumption{"fiber.capex_usd_per_km", 1'000, 35'000, 1, {}, {}, "mixed"},
    Assumption{"fiber.aerial_capex_usd_per_km", 1'000, 35'000, 1, {}, {}, "aerial"},
    Assumption{"fiber.buried_capex_usd_per_km", 1'000, 35'000, 1, {}, {}, "buried"},
    Assumption{"fiber.max_hop_m", 0, 50'000, km_per_m, "km"},
    Assumption{"fiber.route_factor", 1, 2},
    Assumption{"fiber.road_factors.track", 0.5, 3, 1, {}, {}, "road"},
    Assumption{"fiber.road_factors.path", 0.5, 3, 1, {}, {}, "road"},
    Assumption{"fiber.spur_usd_per_km", 0, 35'000, 1, {}, {}, "road"},
    Assumption{"fiber.slack_on_road", 1, 2, 1, {}, {}, "road"},
    Assumption{"fiber.reroute_rounds", 0, 10, 1, {}, "Rounds of laying anew"},
};
constexpr std::array<std::string_view, 2> fiber_choices{"fiber.mode", "fiber.build"};
constexpr std::array cellular_assumptions{
    Assumption{"cellular.usd_per_mbps_month", 0, 20},
    Assumption{"cellular.capex_usd_per_school", 100, 1'000, 1, {}, "Antenna and router"},
    Assumption{"new_sites.most", 0, 20},
    Assumption{"new_sites.capex_usd_per_site", 20'000, 250'000},
};
constexpr std::array<std::string_view, 1> cellular_choices{"new_sites.places"};
constexpr std::array radio_assumptions{
    Assumption{"point_to_point.capex_usd_per_link", 1'000, 10'000},
    Assumption{"point_to_point.max_range_m", 1'000, 60'000, km_per_m, "km"},
    Assumption{"point_to_point.school_mast_m", 2, 30},
    Assumption{"point_to_point.max_hops", 1, 4},
    Assumption{"point_to_point.capex_usd_per_tower", 1'000, 30'000},
};
constexpr std::array satellite_assumptions{
    Assumption{"satellite.capex_usd_per_terminal", 100, 2'500, 1, {}, "Terminal"},
    Assumption{"satellite.usd_per_terminal_month", 20, 250, 1, "USD/month", "Service of a terminal"},
    Assumption{"satellite.planned_mbps_per_terminal", 5, 100},
};
constexpr std::array device_assumptions{
    Assumption{"people.devices_available", 0, 200'000},
    Assumption{"people.kinds.usd", 60, 800, 1, {}, "Price of a device"},
    Assumption{"people.kinds.price_decline_per_year", 0, 0.1, percent_per_share, "% a year", "Falling price"},
    Assumption{"people.assistive_share", 0, 0.05, percent_per_share, "%", "With an assistive device"},
};
constexpr std::array time_assumptions{
    Assumption{"horizon.discount_rate", 0, 0.15, percent_per_share, "%"},
    Assumption{"horizon.inflation_per_year", 0, 0.2, percent_per_share, "%"},
    Assumption{"horizon.years", 1, 25, 1, {}, "Years counted"},
    Assumption{"demand.growth_per_year", 0, 0.5, percent_per_share, "% a year"},
};
constexpr double heaviest = 0.3;
constexpr std::array weight_assumptions{
    Assumption{"ranking.weights.speed_gap", 0, heaviest, 1, {}, "Speed below target"},
    Assumption{"ranking.weights.coverage_gap", 0, heaviest, 1, {}, "Mobile coverage"},
    Assumption{"ranking.weights.fiber_distance", 0, heaviest, 1, {}, "Distance to fiber"},
    Assumption{"ranking.weights.electricity", 0, heaviest, 1, {}, "Electricity"},
    Assumption{"ranking.weights.learners_per_device", 0, heaviest, 1, {}, "Learners per device"},
    Assumption{"ranking.weights.connected_device_share", 0, heaviest, 1, {}, "Devices not connected"},
    Assumption{"ranking.weights.untrained_teachers", 0, heaviest, 1, {}, "Untrained teachers"},
    Assumption{"ranking.weights.wealth", 0, heaviest, 1, {}, "Poverty of the area"},
    Assumption{"ranking.weights.adapted", 0, heaviest, 1, {}, "Not adapted"},
    Assumption{"ranking.weights.girls", 0, heaviest, 1, {}, "Girls without service"},
    Assumption{"ranking.weights.language", 0, heaviest, 1, {}, "Language of content"},
    Assumption{"ranking.weights.learners", 0, heaviest, 1, {}, "Learners"},
    Assumption{"ranking.weights.unserved_population", 0, heaviest, 1, {}, "People without service"},
    Assumption{"ranking.weights.context", 0, heaviest, 1, {}, "Context layers"},
};

constexpr std::array groups{
    AssumptionGroup{"Target", {}, target_assumptions},
    AssumptionGroup{"Fiber", "fiber.enabled", fiber_assumptions, true, fiber_choices},
    AssumptionGroup{"Cellular", "cellular.enabled", cellular_assumptions, true, cellular_choices},
    AssumptionGroup{"Point to point", "point_to_point.enabled", radio_assumptions},
    AssumptionGroup{"Satellite", "satellite.enabled", satellite_assumptions},
    AssumptionGroup{"Devices", "people.enabled", device_assumptions, false},
    AssumptionGroup{"Time", {}, time_assumptions},
    AssumptionGroup{"Weights of need", {}, weight_assumptions, false},
};

/// The value without its unit, with as many decimals as it has.
std::string bare_value_text(const Assumption& assumption, double value) {
    const double shown = value * assumption.shown_per_unit;
    double step = 1.0;
    while (step > 1e-4 && std::abs(shown / step - std::round(shown / step)) > 1e-6) {
        step /= 10.0;
    }
    return number_text(shown, step);
}

std::string_view unit_of(const Assumption& assumption, const planner::Key& key) {
    return assumption.shown_unit.empty() ? key.unit : assumption.shown_unit;
}

double usual_value(const planner::Key& key) { return std::get<planner::NumberKey>(key.value).get(planner::Scenario{}); }

} // namespace

std::span<const AssumptionGroup> assumption_groups() { return groups; }

std::string value_text(const Assumption& assumption, const planner::Key& key, double value) {
    const std::string unit{unit_of(assumption, key)};
    return bare_value_text(assumption, value) + (unit.empty() ? "" : " " + unit);
}

ui::SliderRange slider_range(const Assumption& assumption, const planner::Key& key) {
    const auto& number = std::get<planner::NumberKey>(key.value);
    return {assumption.lowest, assumption.highest, usual_value(key),
            ui::slider_step(assumption.lowest, assumption.highest, number.is_whole)};
}

std::string explanation(const Assumption& assumption, const planner::Key& key) {
    const auto& number = std::get<planner::NumberKey>(key.value);
    const auto span = [&](double lowest, double highest) {
        return bare_value_text(assumption, lowest) + " \u2013 " + value_text(assumption, key, highest);
    };
    std::string text = std::string{key.label} + ". " + std::string{key.help};
    text += "\n\nUsual: " + value_text(assumption, key, usual_value(key));
    text += "\nSlider: " + span(assumption.lowest, assumption.highest);
    text += "\nTyped: " + span(number.lowest, number.highest);
    if (!key.source.empty()) text += "\nSource: " + std::string{key.source};
    return text + "\n\nDouble click to type a value.";
}

} // namespace gui
