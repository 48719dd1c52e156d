// SPDX-License-Identifier: Apache-2.0
#include <utility>

#include "planner/scenario/key_builders.h"

namespace planner {

namespace {

std::vector<Key> cellular_keys() {
    return {
        on_off(
            {"cellular.enabled", "Cellular", "", "", "Whether mobile networks may serve schools."},
            [](auto& s) -> auto& { return s.network.cellular.enabled; }),
        choice(
            {"cellular.min_generation", "Oldest generation", "", "Giga, ITU", "An older one does not count."},
            {"2G", "3G", "4G", "5G"}, Generation::g2,
            [](auto& s) -> auto& { return s.network.cellular.min_generation; }),
        choice(
            {"cellular.coverage", "Coverage by", "", "METHODS.md \"Modelled coverage\"",
             "What the dataset's layers or sites say (layer), or a model of its sites over its relief (modelled)."},
            {"layer", "modelled"}, NetworkRules::Cellular::Coverage::layer,
            [](auto& s) -> auto& { return s.network.cellular.coverage; }),
        number(
            {"cellular.frequency_ghz", "Frequency of cell sites", "GHz", "METHODS.md \"Modelled coverage\"",
             "For modelled coverage, as the next seven."},
            {0.15, 7}, [](auto& s) -> auto& { return s.network.cellular.model.frequency_ghz; }),
        choice(
            {"cellular.surroundings", "Surroundings of schools", "", "METHODS.md \"Modelled coverage\"",
             "What stands around: the model of the loss."},
            {"urban", "suburban", "open"}, geo::Surroundings::urban,
            [](auto& s) -> auto& { return s.network.cellular.model.surroundings; }),
        number(
            {"cellular.sent_dbm", "Power of cell sites", "dBm", "METHODS.md \"Modelled coverage\"",
             "Of one carrier, before its antenna of 15 dBi."},
            {0, 60}, [](auto& s) -> auto& { return s.network.cellular.model.budget.sent_dbm; }),
        number(
            {"cellular.occupied_mhz", "Spectrum of a carrier", "MHz", "METHODS.md \"Modelled coverage\"",
             "That is occupied: 9 of 10."},
            {0.1, 400}, [](auto& s) -> auto& { return s.network.cellular.model.budget.occupied_mhz; }),
        number(
            {"cellular.receiver_m", "Antenna at a school", "m", "METHODS.md \"Modelled coverage\"",
             "Above the ground."},
            {1, 100}, [](auto& s) -> auto& { return s.network.cellular.model.receiver_m; }),
        number(
            {"cellular.receiver_gain_dbi", "Gain of that antenna", "dBi", "METHODS.md \"Modelled coverage\"",
             "8 outside and pointed at the site; 2 inside."},
            {-10, 40}, [](auto& s) -> auto& { return s.network.cellular.model.budget.receiver_gain_dbi; }),
        number(
            {"cellular.wall_loss_db", "Loss in walls", "dB", "METHODS.md \"Modelled coverage\"",
             "0 outside, 15 inside."},
            {0, 60}, [](auto& s) -> auto& { return s.network.cellular.model.budget.wall_loss_db; }),
        number(
            {"cellular.model_range_m", "Range of the model", "m", "Hata 1980", "No site is asked beyond it."},
            {100, 100'000}, [](auto& s) -> auto& { return s.network.cellular.model.range_m; }),
        number(
            {"cellular.max_mbps_on_3g", "3G carries", "Mbps", "assumption", "Up to this demand 3G counts too."},
            {0, 1'000}, [](auto& s) -> auto& { return s.network.cellular.max_mbps_on_3g; }),
        number(
            {"cellular.max_distance_m", "Range of a site", "m", "ITU", "Where no coverage is known."}, {0, 100'000},
            [](auto& s) -> auto& { return s.network.cellular.max_distance_m; }),
        number(
            {"cellular.max_mbps", "Cellular carries", "Mbps", "Giga", "More demand is not feasible."}, {0.1, 10'000},
            [](auto& s) -> auto& { return s.network.cellular.max_mbps; }),
        number(
            {"cellular.capex_usd_per_school", "Cellular antenna and router", "USD", "ITU (120), Giga (186 to 534)",
             "Installed."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.cellular.capex_usd_per_school; }),
        number(
            {"cellular.upkeep_share_per_year", "Upkeep of cellular", "share per year", "ITU (0.12)", "Of its capex."},
            {0, 1}, [](auto& s) -> auto& { return s.rates.cellular.upkeep_share_per_year; }),
        number(
            {"cellular.usd_per_mbps_month", "Cellular service", "USD/Mbps/month",
             "ITU (0.38), CPT (3), Giga (10 to 72)", "What a school pays."},
            {0, 10'000}, [](auto& s) -> auto& { return s.rates.cellular.usd_per_mbps_month; }),
        number(
            {"cellular.life_years", "Life of cellular equipment", "years", "ITU", "Until it is renewed."}, {1, 100},
            [](auto& s) -> auto& { return s.rates.cellular.life_years; }),
        choice(
            {"cellular.over_capacity", "Beyond a site's capacity", "", "METHODS.md \"Shared capacity\"",
             "Schools that a site cannot carry beside others are told (warn), or get no cellular (refuse)."},
            {"warn", "refuse"}, NetworkRules::Cellular::OverCapacity::warn,
            [](auto& s) -> auto& { return s.network.cellular.over_capacity; }),
        number(
            {"cellular.site_capacity_mbps", "Capacity of a site", "Mbps", "assumption",
             "Mean rate of a site for all its users, where the dataset does not state it."},
            {0.1, 100'000}, [](auto& s) -> auto& { return s.network.cellular.site_capacity_mbps; }),
        number(
            {"cellular.existing_load_share", "Load of a site", "share", "assumption",
             "Of its capacity, by its other users in the busy hour."},
            {0, 1}, [](auto& s) -> auto& { return s.network.cellular.existing_load_share; }),
        number(
            {"cellular.contention", "Contention of cellular", "", "assumption, pytal (20)",
             "What schools subscribe to over what they use at once."},
            {1, 100}, [](auto& s) -> auto& { return s.network.cellular.contention; }),
    };
}

std::vector<Key> new_sites_keys() {
    return {
        number(
            {"new_sites.most", "New cell sites", "", "METHODS.md \"New cell sites\"",
             "That may be built where no site reaches schools: first for those without another way, where they cover "
             "most "
             "learners; 0: none."},
            {0, 1'000}, [](auto& s) -> auto& { return s.network.new_sites.most; }),
        optional_number(
            {"new_sites.budget_usd", "Budget of new cell sites", "USD", "METHODS.md \"New cell sites\"",
             "First cost of all of them together; none: as many as may be built."},
            {0, 1e12}, [](auto& s) -> auto& { return s.network.new_sites.budget_usd; }),
        choice(
            {"new_sites.places", "New cell sites stand", "", "METHODS.md \"New cell sites\"",
             "At schools with electricity, where most people live, on the highest ground, on the electricity grid "
             "(context "
             "layer power_grid), or at all of these."},
            {"all", "schools", "towns", "high_ground", "power"}, CandidateRules::Places::all,
            [](auto& s) -> auto& { return s.network.new_sites.places; }),
        number(
            {"new_sites.mast_m", "Mast of a new site", "m", "assumption", "Antenna above the ground."}, {5, 300},
            [](auto& s) -> auto& { return s.network.new_sites.mast_m; }),
        number(
            {"new_sites.range_m", "Range of a new site", "m", "METHODS.md \"New cell sites\"",
             "To the schools that it serves, if the model gives them their demand."},
            {100, 50'000}, [](auto& s) -> auto& { return s.network.new_sites.range_m; }),
        number(
            {"new_sites.capex_usd_per_site", "A new cell site", "USD", "assumption, pytal (90,000)",
             "Mast, radio, power and the way to it; the schools that take it share it equally."},
            {0, 10'000'000}, [](auto& s) -> auto& { return s.rates.new_sites.capex_usd_per_site; }),
        number(
            {"new_sites.upkeep_share_per_year", "Upkeep of a new site", "share per year", "pytal (0.1)",
             "Of its capex."},
            {0, 1}, [](auto& s) -> auto& { return s.rates.new_sites.upkeep_share_per_year; }),
        number(
            {"new_sites.life_years", "Life of a new site", "years", "assumption", "Until it is renewed."}, {1, 100},
            [](auto& s) -> auto& { return s.rates.new_sites.life_years; }),
    };
}

std::vector<Key> point_to_point_keys() {
    return {
        on_off(
            {"point_to_point.enabled", "Point to point", "", "", "Whether radio links may be built."},
            [](auto& s) -> auto& { return s.network.point_to_point.enabled; }),
        number(
            {"point_to_point.max_range_m", "Longest radio link", "m", "ITU (30,000), Giga (50,000 to 65,000)",
             "From a school to a site, or to a school that relays."},
            {0, 200'000}, [](auto& s) -> auto& { return s.network.point_to_point.link.max_range_m; }),
        number(
            {"point_to_point.max_hops", "Most radio links in a row", "", "METHODS.md \"Relays\"",
             "From a school over others that relay to a far end; 1: no school relays."},
            {1, 10}, [](auto& s) -> auto& { return s.network.point_to_point.link.max_hops; }),
        on_off(
            {"point_to_point.check_sight", "Sight over the relief", "", "METHODS.md \"Line of sight\"",
             "Whether a link must be clear over an elevation layer of cells up to 250 m; else range is enough."},
            [](auto& s) -> auto& { return s.network.point_to_point.link.check_sight; }),
        number(
            {"point_to_point.school_mast_m", "Mast at a school", "m", "ITU (5)", "Antenna above the ground."}, {0, 100},
            [](auto& s) -> auto& { return s.network.point_to_point.link.school_mast_m; }),
        number(
            {"point_to_point.site_mast_m", "Mast at a site", "m", "ITU",
             "Where the site does not say, and at transmission nodes."},
            {0, 300}, [](auto& s) -> auto& { return s.network.point_to_point.link.site_mast_m; }),
        number(
            {"point_to_point.relay_mast_m", "Mast of a relay", "m", "ITU (sites)",
             "Antenna above the ground, towards the schools behind it."},
            {0, 300}, [](auto& s) -> auto& { return s.network.point_to_point.link.relay_mast_m; }),
        number(
            {"point_to_point.frequency_ghz", "Frequency of radio links", "GHz", "assumption",
             "Lower ones need a wider free zone."},
            {0.1, 100}, [](auto& s) -> auto& { return s.network.point_to_point.link.sight.frequency_ghz; }),
        number(
            {"point_to_point.earth_factor", "Effective Earth radius", "", "METHODS.md \"Line of sight\"",
             "In Earth radii: 4/3 in a standard atmosphere, less where rays bend upwards."},
            {0.3, 10}, [](auto& s) -> auto& { return s.network.point_to_point.link.sight.earth_factor; }),
        number(
            {"point_to_point.fresnel_share", "Free part of the Fresnel zone", "share", "METHODS.md \"Line of sight\"",
             "Of the first zone's radius."},
            {0, 2}, [](auto& s) -> auto& { return s.network.point_to_point.link.sight.fresnel_share; }),
        number(
            {"point_to_point.clutter_m", "Trees and houses", "m", "assumption",
             "On top of the relief, with its error."},
            {0, 100}, [](auto& s) -> auto& { return s.network.point_to_point.link.sight.clutter_m; }),
        number(
            {"point_to_point.max_mbps", "A radio link carries", "Mbps", "ITU",
             "For its school and all behind it; more demand is not feasible."},
            {0.1, 100'000}, [](auto& s) -> auto& { return s.network.point_to_point.max_mbps; }),
        number(
            {"point_to_point.capex_usd_per_link", "Radio link", "USD", "ITU (3,000), Giga (3,161 to 4,500)",
             "Both ends, unlicensed."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.point_to_point.capex_usd_per_link; }),
        number(
            {"point_to_point.upkeep_share_per_year", "Upkeep of a radio link", "share per year", "ITU",
             "Of its capex."},
            {0, 1}, [](auto& s) -> auto& { return s.rates.point_to_point.upkeep_share_per_year; }),
        number(
            {"point_to_point.usd_per_mbps_month", "Service over a radio link", "USD/Mbps/month",
             "assumption, ITU (0.46), Giga (17 to 143)", "What a school pays."},
            {0, 10'000}, [](auto& s) -> auto& { return s.rates.point_to_point.usd_per_mbps_month; }),
        number(
            {"point_to_point.life_years", "Life of a radio link", "years", "ITU", "Until it is renewed."}, {1, 100},
            [](auto& s) -> auto& { return s.rates.point_to_point.life_years; }),
        number(
            {"point_to_point.capex_usd_per_tower", "Relay tower", "USD", "CPT",
             "Once for all schools behind the relay; its upkeep is that of a radio link."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.point_to_point.capex_usd_per_tower; }),
        number(
            {"point_to_point.tower_life_years", "Life of a relay tower", "years", "assumption", "Until it is renewed."},
            {1, 100}, [](auto& s) -> auto& { return s.rates.point_to_point.tower_life_years; }),
    };
}

std::vector<Key> satellite_keys() {
    return {
        on_off(
            {"satellite.enabled", "Satellite", "", "", "Whether satellite terminals may be bought."},
            [](auto& s) -> auto& { return s.network.satellite.enabled; }),
        number(
            {"satellite.planned_mbps_per_terminal", "A terminal carries", "Mbps", "assumption", "In the busy hour."},
            {0.1, 10'000}, [](auto& s) -> auto& { return s.network.satellite.planned_mbps_per_terminal; }),
        number(
            {"satellite.max_terminals", "Most terminals at a school", "", "assumption",
             "A school that needs more has too much demand for satellite."},
            {1, 1'000}, [](auto& s) -> auto& { return s.network.satellite.max_terminals; }),
        number(
            {"satellite.capex_usd_per_terminal", "Satellite terminal", "USD",
             "Starlink (178 to 634 and 150 to install)", "Installed."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.satellite.capex_usd_per_terminal; }),
        number(
            {"satellite.upkeep_share_per_year", "Upkeep of a terminal", "share per year", "ITU", "Of its capex."},
            {0, 1}, [](auto& s) -> auto& { return s.rates.satellite.upkeep_share_per_year; }),
        number(
            {"satellite.usd_per_terminal_month", "Satellite service", "USD/terminal/month", "Starlink (28 to 250)",
             "What a school pays."},
            {0, 100'000}, [](auto& s) -> auto& { return s.rates.satellite.usd_per_terminal_month; }),
        number(
            {"satellite.life_years", "Life of a terminal", "years", "ITU", "Until it is renewed."}, {1, 100},
            [](auto& s) -> auto& { return s.rates.satellite.life_years; }),
        number(
            {"satellite.price_decline_per_year", "Falling price of a terminal", "share per year", "assumption",
             "Of terminals bought later; 0.08 is a middle of 0 to 0.15."},
            {0, 0.9}, [](auto& s) -> auto& { return s.rates.satellite.trend.decline_per_year; }),
        number(
            {"satellite.learning_rate", "Learning of terminal makers", "share", "Wright 1936",
             "Taken off the price whenever the volume ever made doubles."},
            {0, 0.9}, [](auto& s) -> auto& { return s.rates.satellite.trend.learning_rate; }),
        number(
            {"satellite.volume_growth_per_year", "Growth of the terminals ever made", "share per year", "assumption",
             "How fast makers learn."},
            {0, 10}, [](auto& s) -> auto& { return s.rates.satellite.trend.volume_growth_per_year; }),
        on_off(
            {"satellite.licensed", "Low orbit is licensed", "", "",
             "Whether satellites in low orbit may serve schools in this country."},
            [](auto& s) -> auto& { return s.network.satellite.licensed; }),
        number(
            {"satellite.cell_capacity_mbps", "Capacity of a ground cell", "Mbps", "assumption, Pekhterev 2021",
             "Of satellites in low orbit, over 379 km2."},
            {1, 1'000'000}, [](auto& s) -> auto& { return s.network.satellite.cell_capacity_mbps; }),
        number(
            {"satellite.contention", "Contention of satellites", "", "assumption, globalsat (20)",
             "What schools of a ground cell subscribe to over what they use at once."},
            {1, 100}, [](auto& s) -> auto& { return s.network.satellite.contention; }),
    };
}

std::vector<Key> geo_satellite_keys() {
    return {
        on_off(
            {"satellite.geo.enabled", "Geostationary satellites", "", "",
             "Whether they may serve schools that low orbit cannot: not licensed, or the ground cell is full."},
            [](auto& s) -> auto& { return s.network.geo_satellite.enabled; }),
        number(
            {"satellite.geo.planned_mbps_per_terminal", "A geostationary terminal carries", "Mbps", "assumption",
             "Committed."},
            {0.1, 10'000}, [](auto& s) -> auto& { return s.network.geo_satellite.planned_mbps_per_terminal; }),
        number(
            {"satellite.geo.max_terminals", "Most geostationary terminals", "", "assumption",
             "At a school; one that needs more has too much demand for them."},
            {1, 1'000}, [](auto& s) -> auto& { return s.network.geo_satellite.max_terminals; }),
        number(
            {"satellite.geo.capex_usd_per_terminal", "Geostationary terminal", "USD", "assumption, CPT (3,000)",
             "Installed."},
            {0, 1'000'000}, [](auto& s) -> auto& { return s.rates.geo_satellite.capex_usd_per_terminal; }),
        number(
            {"satellite.geo.upkeep_share_per_year", "Upkeep of a geostationary terminal", "share per year",
             "assumption", "Of its capex."},
            {0, 1}, [](auto& s) -> auto& { return s.rates.geo_satellite.upkeep_share_per_year; }),
        number(
            {"satellite.geo.usd_per_mbps_month", "Geostationary service", "USD/Mbps/month",
             "assumption, Via Satellite 2016 (439)", "Committed rate."},
            {0, 10'000}, [](auto& s) -> auto& { return s.rates.geo_satellite.usd_per_mbps_month; }),
        number(
            {"satellite.geo.life_years", "Life of a geostationary terminal", "years", "assumption",
             "Until it is renewed."},
            {1, 100}, [](auto& s) -> auto& { return s.rates.geo_satellite.life_years; }),
    };
}

} // namespace

std::vector<Key> network_keys() {
    std::vector<Key> keys;
    for (auto part : {cellular_keys, new_sites_keys, point_to_point_keys, satellite_keys, geo_satellite_keys}) {
        std::ranges::move(part(), std::back_inserter(keys));
    }
    return keys;
}

} // namespace planner
