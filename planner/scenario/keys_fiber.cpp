// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "planner/scenario/key_builders.h"

namespace planner {

namespace {

auto& factor_of(auto& scenario, geo::RoadGroup group) {
    return scenario.network.fiber.road_factors[static_cast<std::size_t>(group)];
}

std::vector<Key> route_keys() {
    return {
        on_off(
            {"fiber.enabled", "Fiber", "", "", "Whether fiber may be built."},
            [](auto& s) -> auto& { return s.network.fiber.enabled; }),
        choice(
            {"fiber.mode", "Fiber runs", "", "METHODS.md \"Fiber along roads\"",
             "Along the dataset's roads, or straight where it has none."},
            {"road", "straight"}, NetworkRules::Fiber::Mode::road,
            [](auto& s) -> auto& { return s.network.fiber.mode; }),
        number(
            {"fiber.route_factor", "Route factor", "", "Giga", "Length of a route over the straight line."}, {1, 3},
            [](auto& s) -> auto& { return s.network.fiber.route_factor; }),
        number(
            {"fiber.slack_on_road", "Slack along roads", "", "ITU", "Length of a route over its way along roads."},
            {1, 3}, [](auto& s) -> auto& { return s.network.fiber.slack_on_road; }),
        number(
            {"fiber.max_hop_m", "Longest hop", "m", "Giga (20,000 to 47,000), ITU (50,000)",
             "Schools are reached by ways from one to the next that are no longer, straight or along roads."},
            {0, 200'000}, [](auto& s) -> auto& { return s.network.fiber.max_hop_m; }),
        number(
            {"fiber.max_spur_m", "Longest spur", "m", "assumption",
             "From a school to its road; beyond it fiber comes straight."},
            {0, 50'000}, [](auto& s) -> auto& { return s.network.fiber.max_spur_m; }),
        number(
            {"fiber.reroute_rounds", "Rounds of laying fiber anew", "", "METHODS.md \"Fiber laid out anew\"",
             "For the schools that take it, and from nodes with room for those whom full nodes refuse, until nothing "
             "is "
             "gained; each costs the time of a layout, or of two where nodes are full."},
            {0, 20}, [](auto& s) -> auto& { return s.network.fiber.reroute_rounds; }),
        number(
            {"fiber.max_mbps", "Fiber carries", "Mbps", "ITU", "More demand than this is not feasible."}, {1, 100'000},
            [](auto& s) -> auto& { return s.network.fiber.max_mbps; }),
        optional_number(
            {"fiber.node_capacity_mbps", "Capacity of a node", "Mbps", "METHODS.md \"Fiber or not\"",
             "That a transmission node has left for schools, where the dataset does not state it; none: no limit."},
            {0, 1e9}, [](auto& s) -> auto& { return s.network.fiber.node_capacity_mbps; }),
        number(
            {"fiber.capex_usd_per_km", "Fiber route", "USD/km", "Giga (5,000 to 9,100), ITU (20,000)",
             "Route of both kinds, with trench and poles."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.fiber.capex_usd_per_km; }),
        choice(
            {"fiber.build", "Fiber is built", "", "METHODS.md \"Default values\"",
             "On poles (aerial), in a trench (buried), or both (mixed): which of three prices counts."},
            {"mixed", "aerial", "buried"}, FiberRates::Build::mixed,
            [](auto& s) -> auto& { return s.rates.fiber.build; }),
        number(
            {"fiber.aerial_capex_usd_per_km", "Fiber route on poles", "USD/km", "pytal (5,000)",
             "With fiber.build = \"aerial\"."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.fiber.aerial_capex_usd_per_km; }),
        number(
            {"fiber.buried_capex_usd_per_km", "Fiber route in a trench", "USD/km",
             "ITU (20,000), Digital Africa (25,000 to 30,000)", "With fiber.build = \"buried\"."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.fiber.buried_capex_usd_per_km; }),
        number(
            {"fiber.spur_usd_per_km", "Fiber spur", "USD/km", "assumption",
             "Of the straight way between a school or node and its road; 0: the price of the route. With a price here "
             "the layout follows prices."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.fiber.spur_usd_per_km; }),
        number(
            {"fiber.cable_usd_per_km", "Cable of each school", "USD/km", "assumption",
             "Its own fiber on its whole way, also in a trench that others share; 0: the price of the route has it."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.fiber.cable_usd_per_km; }),
        number(
            {"fiber.capex_usd_per_school", "Fiber terminal", "USD", "ITU (500 and a router)",
             "Terminal and its installation."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.fiber.capex_usd_per_school; }),
        number(
            {"fiber.upkeep_share_per_year", "Upkeep of the route", "share per year",
             "Giga (0.011 to 0.029), ITU (0.05)", "Of the route's capex."},
            {0, 1}, [](auto& s) -> auto& { return s.rates.fiber.upkeep_share_per_year; }),
        number(
            {"fiber.usd_per_mbps_month", "Fiber service", "USD/Mbps/month",
             "ITU (0.46), Giga (0.14 to 17), New Times 2025 (9 to 20)", "What a school pays."},
            {0, 10'000}, [](auto& s) -> auto& { return s.rates.fiber.usd_per_mbps_month; }),
        number(
            {"fiber.route_life_years", "Life of the route", "years", "assumption", "Until it is renewed."}, {1, 100},
            [](auto& s) -> auto& { return s.rates.fiber.route_life_years; }),
        number(
            {"fiber.terminal_life_years", "Life of the terminal", "years", "assumption, ITU (10)",
             "Until it is renewed."},
            {1, 100}, [](auto& s) -> auto& { return s.rates.fiber.terminal_life_years; }),
    };
}

std::vector<Key> road_factor_keys() {
    return {
        number(
            {"fiber.road_factors.motorway", "Trench along motorways", "", "assumption",
             "Of a metre over one beside a common road; 0: none is dug there. By highway class, as the next five."},
            {0, 100}, [](auto& s) -> auto& { return factor_of(s, geo::RoadGroup::motorway); }),
        number(
            {"fiber.road_factors.main", "Trench along main roads", "", "assumption", "Trunk to tertiary."}, {0, 100},
            [](auto& s) -> auto& { return factor_of(s, geo::RoadGroup::main); }),
        number(
            {"fiber.road_factors.minor", "Trench along minor roads", "", "assumption",
             "Unclassified, residential and service roads, and those of unknown kind."},
            {0, 100}, [](auto& s) -> auto& { return factor_of(s, geo::RoadGroup::minor); }),
        number(
            {"fiber.road_factors.track", "Trench along tracks", "", "assumption", "Of farms and forests."}, {0, 100},
            [](auto& s) -> auto& { return factor_of(s, geo::RoadGroup::track); }),
        number(
            {"fiber.road_factors.path", "Trench along paths", "", "assumption", "Of walkers, bicycles and horses."},
            {0, 100}, [](auto& s) -> auto& { return factor_of(s, geo::RoadGroup::path); }),
        number(
            {"fiber.road_factors.steps", "Trench along steps", "", "assumption", "Of stairs; 0: none is dug there."},
            {0, 100}, [](auto& s) -> auto& { return factor_of(s, geo::RoadGroup::steps); }),
    };
}

} // namespace

std::vector<Key> fiber_keys() {
    std::vector<Key> keys = route_keys();
    std::ranges::move(road_factor_keys(), std::back_inserter(keys));
    return keys;
}

} // namespace planner
