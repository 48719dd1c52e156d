// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>

#include "planner/cost/finance.h"
#include "planner/data/terms.h"

namespace planner {

inline constexpr double m_per_km = 1'000.0;
inline constexpr double wh_per_kwh = 1'000.0;
inline constexpr double months_per_year = 12.0;

/// Prices of a fiber connection. Source of these and the others here: METHODS.md "Default values".
struct FiberRates {
    enum class Build : std::uint8_t { mixed, aerial, buried };
    Build build = Build::mixed;
    double capex_usd_per_km = 12'000.0;        // of route with all it takes: of both kinds
    double aerial_capex_usd_per_km = 8'000.0;  // on poles
    double buried_capex_usd_per_km = 18'000.0; // in a trench
    double spur_usd_per_km = 0.0;              // between a place and its road; 0: as of route beside a common road
    double cable_usd_per_km = 0.0;             // of each school's own, on its whole way; 0: the route's price has it
    double capex_usd_per_school = 900.0;       // terminal and router
    double upkeep_share_per_year = 0.02;       // of the capex of route and cable
    double usd_per_mbps_month = 4.0;
    int route_life_years = 25;
    int terminal_life_years = 8;

    /// Of a kilometre of route as it is built, along a common road.
    double route_usd_per_km() const {
        return build == Build::aerial   ? aerial_capex_usd_per_km
               : build == Build::buried ? buried_capex_usd_per_km
                                        : capex_usd_per_km;
    }
    /// Of a kilometre between a place and its road.
    double spur_price_usd_per_km() const { return spur_usd_per_km > 0.0 ? spur_usd_per_km : route_usd_per_km(); }
    friend bool operator==(const FiberRates&, const FiberRates&) = default;
};

/// Prices of a cellular connection with an outdoor antenna.
struct CellularRates {
    double capex_usd_per_school = 350.0;
    double upkeep_share_per_year = 0.10;
    double usd_per_mbps_month = 6.0;
    int life_years = 5;
    friend bool operator==(const CellularRates&, const CellularRates&) = default;
};

/// Prices of a new cell site.
struct NewSiteRates {
    double capex_usd_per_site = 110'000.0; // mast, radio, power and the way to it
    double upkeep_share_per_year = 0.10;
    int life_years = 15;
    friend bool operator==(const NewSiteRates&, const NewSiteRates&) = default;
};

/// Prices of an unlicensed radio link, both ends, and of a tower at a school that relays.
struct PointToPointRates {
    double capex_usd_per_link = 4'000.0;
    double capex_usd_per_tower = 13'000.0;
    double upkeep_share_per_year = 0.10; // of links and towers
    double usd_per_mbps_month = 4.0;
    int life_years = 7;
    int tower_life_years = 25;
    friend bool operator==(const PointToPointRates&, const PointToPointRates&) = default;
};

/// Prices of a terminal for satellites in low orbit and its subscription.
struct SatelliteRates {
    double capex_usd_per_terminal = 650.0;
    double upkeep_share_per_year = 0.10;
    double usd_per_terminal_month = 75.0;
    int life_years = 5;
    PriceTrend trend{}; // of terminals bought later
    friend bool operator==(const SatelliteRates&, const SatelliteRates&) = default;
};

/// Prices of a terminal for a geostationary satellite and its committed rate.
struct GeoSatelliteRates {
    double capex_usd_per_terminal = 2'500.0;
    double upkeep_share_per_year = 0.05;
    double usd_per_mbps_month = 100.0;
    int life_years = 7;
    friend bool operator==(const GeoSatelliteRates&, const GeoSatelliteRates&) = default;
};

/// The network inside the school, bought with its connection.
struct SchoolNetworkRates {
    double usd_per_access_point = 150.0;
    double users_per_access_point = 40.0;  // users at once
    double cabinet_usd_per_school = 600.0; // switch, cabling, cabinet
    double router_usd_per_school = 350.0;  // router, filter, UPS
    int life_years = 5;
    friend bool operator==(const SchoolNetworkRates&, const SchoolNetworkRates&) = default;
};

/// What electricity costs: from the grid, or from panels and a battery sized on the real load.
struct PowerRates {
    std::array<double, technology_count> link_w{12.0, 10.0, 12.0, 75.0}; // per link; satellite: per terminal
    double access_point_w = 8.0;
    double router_w = 12.0;
    double hours_per_day = 10.0;
    double days_per_year = 200.0;
    double grid_usd_per_kwh = 0.15;
    double solar_usd_per_w = 1.6;
    double battery_usd_per_kwh = 350.0;
    double sun_hours = 4.5;
    double performance_ratio = 0.7;
    double autonomy_days = 2.0;
    double depth_of_discharge = 0.8;
    double battery_efficiency = 0.9;
    int panel_life_years = 25;
    int battery_life_years = 10;
    double solar_upkeep_share_per_year = 0.02;
    friend bool operator==(const PowerRates&, const PowerRates&) = default;
};

/// National overheads, spread over schools by their share of capex.
struct OverheadRates {
    double contingency_share = 0.10; // of capex
    double programme_share = 0.08;   // of capex: management
    friend bool operator==(const OverheadRates&, const OverheadRates&) = default;
};

/// Every price but those of devices and people.
struct Rates {
    FiberRates fiber;
    CellularRates cellular;
    NewSiteRates new_sites;
    PointToPointRates point_to_point;
    SatelliteRates satellite;
    GeoSatelliteRates geo_satellite;
    SchoolNetworkRates school_network;
    PowerRates power;
    OverheadRates overheads;
    friend bool operator==(const Rates&, const Rates&) = default;
};

} // namespace planner
