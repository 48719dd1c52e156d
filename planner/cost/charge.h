// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "planner/cost/ledger.h"
#include "planner/cost/rates.h"
#include "planner/data/terms.h"
#include "planner/network/network_options.h"

namespace planner {

/// What a charge is counted by; each has a value per school, technology and year.
enum class Quantity : std::uint8_t {
    one,              // once per school
    mbps,             // bandwidth that is subscribed to
    terminals,        // for satellites in low orbit
    geo_terminals,    // for a geostationary satellite
    access_points,    // of the school's network
    grid_wh_per_day,  // energy of link and network, taken from the grid
    solar_wh_per_day, // the same, from panels and a battery
    cable_km,         // of the school's own fiber, on its whole way to what is there
    trench_usd,       // the school's share of the trenches on its way, first cost
    radio_links,      // its parts of the radio links on its way, where schools share them
    relay_towers,     // its parts of the towers on its way
    new_sites         // its part of the new cell site that serves it
};
inline constexpr std::size_t quantity_count = 12;

/// One thing that an option pays for. What is bought is renewed at the end of its life; more of it is bought when its
/// quantity grows. The list of an option's charges is all that is known of its cost: present costs (cost_options) and
/// dated payments (enter_connections) are both read from it.
struct Charge {
    Payer payer = Payer::school;
    Item item = Item::link;
    Quantity quantity = Quantity::one;
    double usd = 0.0; // per unit, when bought at the start
    int life_years = 1;
    double usd_per_year = 0.0; // per unit
    PriceTrend trend{};        // of `usd`, for what is bought later
};

/// How much of a connection a school lacks.
enum class Work : std::uint8_t {
    everything, // link, school network, power of both
    link,       // connected by another technology: a new link and its power
    bandwidth   // connected by this technology: the Mbps that are missing
};
inline constexpr std::array work_kinds{Work::everything, Work::link, Work::bandwidth};
inline constexpr std::size_t work_count = work_kinds.size();

/// What a school to serve lacks for a technology. Only fiber is known to be there already: Schools::has_fiber.
Work work_for(Standing standing, Answer has_fiber, Technology technology);

/// What a connection pays for, what schools build together apart. Source: METHODS.md "Costs of a connection".
std::vector<Charge> charges_of(Technology technology, Work work, const Rates& rates);

/// What a radio connection pays for whose links are shared, these apart.
std::vector<Charge> shared_radio_charges(Work work, const Rates& rates);

/// What schools that take a technology build together, with renewal and upkeep: trenches; radio links and relay towers,
/// the power of the links apart; new cell sites.
std::vector<Charge> works_charges(Technology technology, const Rates& rates);
/// The same of all technologies, and power: all that shared works pay for.
std::vector<Charge> works_charges(const Rates& rates);

/// First cost of the trench of a school's hop, USD: along roads length x cost of these against a common road x price
/// per km, and spurs at their own price, both times the slack; straight route length x price per km.
double trench_usd(const NetworkLayout& layout, std::size_t school, const NetworkRules::Fiber& rules,
                  const FiberRates& rates);
/// That of each school; 0 where it has no hop.
std::vector<double> price_hops(const NetworkLayout& layout, const NetworkRules::Fiber& rules, const FiberRates& rates);

/// Route of each school's whole way to fiber that is there, km, over all hops in between; 0 where it has no way.
std::vector<double> measure_cables(const NetworkLayout& layout, const NetworkRules::Fiber& rules);

} // namespace planner
