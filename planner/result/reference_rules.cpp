// SPDX-License-Identifier: Apache-2.0
#include "planner/result/reference_rules.h"

namespace planner {
namespace {

/// The yearly price of a Mbit/s over satellite: neither model buys whole terminals.
double satellite_usd_per_mbps_year(const Scenario& scenario) {
    return scenario.rates.satellite.usd_per_terminal_month * months_per_year /
           scenario.network.satellite.planned_mbps_per_terminal;
}

double satellite_max_mbps(const NetworkRules::Satellite& rules) {
    return rules.planned_mbps_per_terminal * rules.max_terminals;
}

double kwh_per_year(const PowerRates& power, Technology technology) {
    return power.link_w[static_cast<std::size_t>(technology)] * power.hours_per_day * power.days_per_year / wh_per_kwh;
}

} // namespace

GigaRules giga_rules_of(const Scenario& scenario) {
    const Rates& rates = scenario.rates;
    const NetworkRules& network = scenario.network;
    GigaRules rules;
    rules.years = scenario.horizon.years;
    rules.of(Technology::fiber) = {.enabled = network.fiber.enabled,
                                   .setup_usd = rates.fiber.capex_usd_per_school,
                                   .usd_per_mbps_year = rates.fiber.usd_per_mbps_month * months_per_year,
                                   .max_length_m = network.fiber.max_hop_m,
                                   .max_mbps = network.fiber.max_mbps};
    rules.of(Technology::cellular) = {.enabled = network.cellular.enabled,
                                      .setup_usd = rates.cellular.capex_usd_per_school,
                                      .usd_per_mbps_year = rates.cellular.usd_per_mbps_month * months_per_year,
                                      .fixed_usd_per_year =
                                          rates.cellular.capex_usd_per_school * rates.cellular.upkeep_share_per_year,
                                      .max_length_m = network.cellular.max_distance_m,
                                      .max_mbps = network.cellular.max_mbps};
    rules.of(Technology::point_to_point) = {
        .enabled = network.point_to_point.enabled,
        .setup_usd = rates.point_to_point.capex_usd_per_link,
        .usd_per_mbps_year = rates.point_to_point.usd_per_mbps_month * months_per_year,
        .fixed_usd_per_year = rates.point_to_point.capex_usd_per_link * rates.point_to_point.upkeep_share_per_year,
        .max_length_m = network.point_to_point.link.max_range_m,
        .max_mbps = network.point_to_point.max_mbps};
    rules.of(Technology::satellite) = {.enabled = network.satellite.enabled && network.satellite.licensed,
                                       .setup_usd = rates.satellite.capex_usd_per_terminal,
                                       .usd_per_mbps_year = satellite_usd_per_mbps_year(scenario),
                                       .fixed_usd_per_year = rates.satellite.capex_usd_per_terminal *
                                                             rates.satellite.upkeep_share_per_year,
                                       .max_mbps = satellite_max_mbps(network.satellite)};
    for (const Technology technology : technologies)
        rules.of(technology).kwh_per_year = kwh_per_year(rates.power, technology);
    rules.fiber_usd_per_km = rates.fiber.route_usd_per_km();
    rules.fiber_usd_per_km_year = rates.fiber.route_usd_per_km() * rates.fiber.upkeep_share_per_year;
    rules.fiber_route_factor = network.fiber.route_factor;
    rules.solar_usd_per_w = rates.power.solar_usd_per_w;
    rules.grid_usd_per_kwh = rates.power.grid_usd_per_kwh;
    rules.own = scenario.giga;
    return rules;
}

ItuRules itu_rules_of(const Scenario& scenario) {
    const Rates& rates = scenario.rates;
    const NetworkRules& network = scenario.network;
    const ItuLink fiber{.hardware_usd = rates.fiber.capex_usd_per_school,
                        .usd_per_km = rates.fiber.route_usd_per_km(),
                        .route_factor = network.fiber.route_factor,
                        .opex_share_of_initial = rates.fiber.upkeep_share_per_year,
                        .reinvestment_years = rates.fiber.terminal_life_years,
                        .fee_usd_per_mbps_year = rates.fiber.usd_per_mbps_month * months_per_year,
                        .max_mbps = network.fiber.max_mbps};
    const ItuLink cellular{.hardware_usd = rates.cellular.capex_usd_per_school,
                           .opex_share_of_initial = rates.cellular.upkeep_share_per_year,
                           .reinvestment_years = rates.cellular.life_years,
                           .fee_usd_per_mbps_year = rates.cellular.usd_per_mbps_month * months_per_year,
                           .max_mbps = network.cellular.max_mbps};
    const ItuLink point_to_point{.hardware_usd = rates.point_to_point.capex_usd_per_link,
                                 .licence_mhz = scenario.itu.licence_mhz,
                                 .licence_usd_per_mhz = scenario.itu.licence_usd_per_mhz,
                                 .licence_usd_per_mhz_year = scenario.itu.licence_usd_per_mhz_year,
                                 .opex_share_of_hardware = rates.point_to_point.upkeep_share_per_year,
                                 .reinvestment_years = rates.point_to_point.life_years,
                                 .fee_usd_per_mbps_year = rates.point_to_point.usd_per_mbps_month * months_per_year,
                                 .max_mbps = network.point_to_point.max_mbps};
    const ItuLink satellite{.hardware_usd = rates.satellite.capex_usd_per_terminal,
                            .opex_share_of_hardware = rates.satellite.upkeep_share_per_year,
                            .reinvestment_years = rates.satellite.life_years,
                            .fee_usd_per_mbps_year = satellite_usd_per_mbps_year(scenario),
                            .max_mbps = satellite_max_mbps(network.satellite)};
    NetworkRules reached = network;
    reached.geo_satellite.enabled = false; // the platform knows one kind of satellite
    return {
        {scenario.horizon.years, scenario.horizon.real_rate()}, {fiber, cellular, point_to_point, satellite}, reached};
}

} // namespace planner
