// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/charge.h"

#include <algorithm>
#include <iterator>

#include "planner/cost/power.h"

namespace planner {
namespace {

Charge bandwidth_charge(double usd_per_mbps_month) {
    return {.item = Item::service, .quantity = Quantity::mbps, .usd_per_year = usd_per_mbps_month * months_per_year};
}

/// The equipment of the link and its service.
std::vector<Charge> link_charges(Technology technology, const Rates& rates) {
    switch (technology) {
    case Technology::fiber:
        return {{.usd = rates.fiber.capex_usd_per_school, .life_years = rates.fiber.terminal_life_years},
                {.payer = Payer::provider,
                 .quantity = Quantity::cable_km,
                 .usd = rates.fiber.cable_usd_per_km,
                 .life_years = rates.fiber.route_life_years,
                 .usd_per_year = rates.fiber.cable_usd_per_km * rates.fiber.upkeep_share_per_year},
                bandwidth_charge(rates.fiber.usd_per_mbps_month)};
    case Technology::cellular: {
        const CellularRates& cellular = rates.cellular;
        return {{.usd = cellular.capex_usd_per_school,
                 .life_years = cellular.life_years,
                 .usd_per_year = cellular.capex_usd_per_school * cellular.upkeep_share_per_year},
                bandwidth_charge(cellular.usd_per_mbps_month)};
    }
    case Technology::point_to_point: {
        const PointToPointRates& radio = rates.point_to_point;
        return {{.usd = radio.capex_usd_per_link,
                 .life_years = radio.life_years,
                 .usd_per_year = radio.capex_usd_per_link * radio.upkeep_share_per_year},
                bandwidth_charge(radio.usd_per_mbps_month)};
    }
    case Technology::satellite: {
        const SatelliteRates& satellite = rates.satellite;
        const GeoSatelliteRates& geostationary = rates.geo_satellite;
        return {{.quantity = Quantity::terminals,
                 .usd = satellite.capex_usd_per_terminal,
                 .life_years = satellite.life_years,
                 .usd_per_year = satellite.capex_usd_per_terminal * satellite.upkeep_share_per_year,
                 .trend = satellite.trend},
                {.item = Item::service,
                 .quantity = Quantity::terminals,
                 .usd_per_year = satellite.usd_per_terminal_month * months_per_year},
                {.quantity = Quantity::geo_terminals,
                 .usd = geostationary.capex_usd_per_terminal,
                 .life_years = geostationary.life_years,
                 .usd_per_year = geostationary.capex_usd_per_terminal * geostationary.upkeep_share_per_year},
                bandwidth_charge(geostationary.usd_per_mbps_month)};
    }
    }
    return {};
}

void append_school_network(const SchoolNetworkRates& rates, std::vector<Charge>& charges) {
    charges.push_back({.item = Item::school_network,
                       .usd = rates.cabinet_usd_per_school + rates.router_usd_per_school,
                       .life_years = rates.life_years});
    charges.push_back({.item = Item::school_network,
                       .quantity = Quantity::access_points,
                       .usd = rates.usd_per_access_point,
                       .life_years = rates.life_years});
}

/// What energy pays for.
std::vector<Charge> power_charges(const PowerRates& rates) {
    const EnergyPrices prices = price_energy(rates);
    return {{.item = Item::link_power, .quantity = Quantity::grid_wh_per_day, .usd_per_year = prices.grid_usd_per_year},
            {.item = Item::link_power,
             .quantity = Quantity::solar_wh_per_day,
             .usd = prices.panel_usd,
             .life_years = rates.panel_life_years,
             .usd_per_year = prices.solar_upkeep_usd_per_year},
            {.item = Item::link_power,
             .quantity = Quantity::solar_wh_per_day,
             .usd = prices.battery_usd,
             .life_years = rates.battery_life_years}};
}

/// The school's own network, where it is bought too, and the power.
void append_school_side(Work work, const Rates& rates, std::vector<Charge>& charges) {
    if (work == Work::everything) append_school_network(rates.school_network, charges);
    std::ranges::move(power_charges(rates.power), std::back_inserter(charges));
}

} // namespace

Work work_for(Standing standing, Answer has_fiber, Technology technology) {
    if (standing == Standing::to_connect) return Work::everything;
    return technology == Technology::fiber && has_fiber == Answer::yes ? Work::bandwidth : Work::link;
}

std::vector<Charge> charges_of(Technology technology, Work work, const Rates& rates) {
    if (work == Work::bandwidth) return {bandwidth_charge(rates.fiber.usd_per_mbps_month)};
    std::vector<Charge> charges = link_charges(technology, rates);
    append_school_side(work, rates, charges);
    return charges;
}

std::vector<Charge> shared_radio_charges(Work work, const Rates& rates) {
    std::vector<Charge> charges{bandwidth_charge(rates.point_to_point.usd_per_mbps_month)};
    append_school_side(work, rates, charges);
    return charges;
}

std::vector<Charge> works_charges(Technology technology, const Rates& rates) {
    switch (technology) {
    case Technology::fiber:
        return {{.payer = Payer::provider,
                 .quantity = Quantity::trench_usd,
                 .usd = 1.0,
                 .life_years = rates.fiber.route_life_years,
                 .usd_per_year = rates.fiber.upkeep_share_per_year}};
    case Technology::cellular: {
        const NewSiteRates& sites = rates.new_sites;
        return {{.payer = Payer::provider,
                 .quantity = Quantity::new_sites,
                 .usd = sites.capex_usd_per_site,
                 .life_years = sites.life_years,
                 .usd_per_year = sites.capex_usd_per_site * sites.upkeep_share_per_year}};
    }
    case Technology::point_to_point: {
        const PointToPointRates& radio = rates.point_to_point;
        return {{.quantity = Quantity::radio_links,
                 .usd = radio.capex_usd_per_link,
                 .life_years = radio.life_years,
                 .usd_per_year = radio.capex_usd_per_link * radio.upkeep_share_per_year},
                {.payer = Payer::provider,
                 .quantity = Quantity::relay_towers,
                 .usd = radio.capex_usd_per_tower,
                 .life_years = radio.tower_life_years,
                 .usd_per_year = radio.capex_usd_per_tower * radio.upkeep_share_per_year}};
    }
    case Technology::satellite:
        return {};
    }
    return {};
}

std::vector<Charge> works_charges(const Rates& rates) {
    std::vector<Charge> charges = power_charges(rates.power);
    for (const Technology technology : technologies)
        std::ranges::move(works_charges(technology, rates), std::back_inserter(charges));
    return charges;
}

double trench_usd(const NetworkLayout& layout, std::size_t school, const NetworkRules::Fiber& rules,
                  const FiberRates& rates) {
    double hop_m = layout.fiber.hop_m[school], spur_m = 0.0;
    if (!layout.spur_m.empty()) {
        spur_m = layout.spur_m[school];
        hop_m = (hop_m - spur_m) * layout.road_factor[school];
    }
    const double usd = (hop_m * rates.route_usd_per_km() + spur_m * rates.spur_price_usd_per_km()) / m_per_km;
    return usd * layout.way_factor(school, rules);
}

std::vector<double> price_hops(const NetworkLayout& layout, const NetworkRules::Fiber& rules, const FiberRates& rates) {
    std::vector<double> hop_usd(layout.fiber.hop_m.size(), 0.0);
    for (const std::size_t school : layout.fiber.order)
        hop_usd[school] = trench_usd(layout, school, rules, rates);
    return hop_usd;
}

std::vector<double> measure_cables(const NetworkLayout& layout, const NetworkRules::Fiber& rules) {
    const geo::SpanningForest& fiber = layout.fiber;
    std::vector<double> cable_km(fiber.upstream.size(), 0.0);
    for (const std::size_t school : fiber.order) {
        const std::size_t upstream = fiber.upstream[school];
        cable_km[school] = (layout.route_m(school, rules) - layout.passed_by_m(school, rules)) / m_per_km;
        if (upstream < cable_km.size()) cable_km[school] += cable_km[upstream];
    }
    return cable_km;
}

} // namespace planner
