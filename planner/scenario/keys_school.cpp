// SPDX-License-Identifier: Apache-2.0
#include "planner/scenario/key_builders.h"

namespace planner {

namespace {

std::vector<Key> school_network_keys() {
    return {
        number(
            {"school_network.usd_per_access_point", "Access point", "USD", "assumption", "Wi-Fi, installed."},
            {0, 100'000}, [](auto& s) -> auto& { return s.rates.school_network.usd_per_access_point; }),
        number(
            {"school_network.users_per_access_point", "Users of an access point", "", "assumption", "At once."},
            {1, 1'000}, [](auto& s) -> auto& { return s.rates.school_network.users_per_access_point; }),
        number(
            {"school_network.cabinet_usd_per_school", "Switch, cabling, cabinet", "USD", "assumption", "Per school."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.school_network.cabinet_usd_per_school; }),
        number(
            {"school_network.router_usd_per_school", "Router, filter, UPS", "USD", "assumption", "Per school."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.school_network.router_usd_per_school; }),
        number(
            {"school_network.life_years", "Life of the school network", "years", "assumption", "Until it is renewed."},
            {1, 100}, [](auto& s) -> auto& { return s.rates.school_network.life_years; }),
    };
}

Key link_power(KeyText text, Technology technology) {
    return number(
        text, {0, 10'000}, [technology](auto& s) -> auto& {
            return s.rates.power.link_w[static_cast<std::size_t>(technology)];
        });
}

std::vector<Key> load_keys() {
    constexpr std::string_view source = "assumption";
    return {
        link_power({"power.link_w.fiber", "Power of a fiber terminal", "W", source, "Drawn while in use."},
                   Technology::fiber),
        link_power({"power.link_w.cellular", "Power of a cellular router", "W", source, "Drawn while in use."},
                   Technology::cellular),
        link_power({"power.link_w.point_to_point", "Power of a radio link", "W", source, "Drawn while in use."},
                   Technology::point_to_point),
        link_power({"power.link_w.satellite", "Power of a satellite terminal", "W", source, "Each, while in use."},
                   Technology::satellite),
        number(
            {"power.access_point_w", "Power of an access point", "W", source, "Drawn while in use."}, {0, 1'000},
            [](auto& s) -> auto& { return s.rates.power.access_point_w; }),
        number(
            {"power.router_w", "Power of the router", "W", source, "Drawn while in use."}, {0, 1'000},
            [](auto& s) -> auto& { return s.rates.power.router_w; }),
        number(
            {"power.hours_per_day", "Hours of use", "hours per day", source, "Of link and school network."}, {0, 24},
            [](auto& s) -> auto& { return s.rates.power.hours_per_day; }),
        number(
            {"power.days_per_year", "Days of use", "days per year", "assumption", "School days."}, {0, 366},
            [](auto& s) -> auto& { return s.rates.power.days_per_year; }),
    };
}

std::vector<Key> supply_keys() {
    return {
        number(
            {"power.grid_usd_per_kwh", "Electricity from the grid", "USD/kWh", "Giga (0.087 to 0.403)",
             "Where there is one."},
            {0, 10}, [](auto& s) -> auto& { return s.rates.power.grid_usd_per_kwh; }),
        number(
            {"power.solar_usd_per_w", "Solar panels", "USD/W", "Giga (1.58 to 3.9)", "With mounting and inverter."},
            {0, 100}, [](auto& s) -> auto& { return s.rates.power.solar_usd_per_w; }),
        number(
            {"power.battery_usd_per_kwh", "Battery", "USD/kWh", "assumption, IRENA 2025 (165 to 192 for large ones)",
             "Small, installed."},
            {0, 10'000}, [](auto& s) -> auto& { return s.rates.power.battery_usd_per_kwh; }),
        number(
            {"power.sun_hours", "Peak sun hours", "hours per day", "assumption", "In the darkest month."}, {0.5, 12},
            [](auto& s) -> auto& { return s.rates.power.sun_hours; }),
        number(
            {"power.performance_ratio", "Performance ratio", "share", "assumption", "Of the panels in the field."},
            {0.1, 1}, [](auto& s) -> auto& { return s.rates.power.performance_ratio; }),
        number(
            {"power.autonomy_days", "Days without sun", "days", "assumption", "That the battery bridges."}, {0, 14},
            [](auto& s) -> auto& { return s.rates.power.autonomy_days; }),
        number(
            {"power.depth_of_discharge", "Depth of discharge", "share", "assumption", "Of the battery."}, {0.1, 1},
            [](auto& s) -> auto& { return s.rates.power.depth_of_discharge; }),
        number(
            {"power.battery_efficiency", "Efficiency of the battery", "share", "assumption", "There and back."},
            {0.1, 1}, [](auto& s) -> auto& { return s.rates.power.battery_efficiency; }),
        number(
            {"power.panel_life_years", "Life of panels", "years", "assumption", "Until they are renewed."}, {1, 100},
            [](auto& s) -> auto& { return s.rates.power.panel_life_years; }),
        number(
            {"power.battery_life_years", "Life of a battery", "years", "assumption", "Until it is renewed."}, {1, 100},
            [](auto& s) -> auto& { return s.rates.power.battery_life_years; }),
        number(
            {"power.solar_upkeep_share_per_year", "Upkeep of solar power", "share per year", "assumption",
             "Of its capex."},
            {0, 1}, [](auto& s) -> auto& { return s.rates.power.solar_upkeep_share_per_year; }),
    };
}

std::vector<Key> overhead_keys() {
    return {
        number(
            {"overheads.contingency_share", "Contingency", "share of capex", "assumption", "Spread by capex."}, {0, 2},
            [](auto& s) -> auto& { return s.rates.overheads.contingency_share; }),
        number(
            {"overheads.programme_share", "Programme management", "share of capex", "assumption", "Spread by capex."},
            {0, 2}, [](auto& s) -> auto& { return s.rates.overheads.programme_share; }),
    };
}

} // namespace

std::vector<Key> school_keys() {
    std::vector<Key> keys;
    for (auto part : {school_network_keys, load_keys, supply_keys, overhead_keys}) {
        std::ranges::move(part(), std::back_inserter(keys));
    }
    return keys;
}

} // namespace planner
