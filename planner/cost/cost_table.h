// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "planner/cost/finance.h"
#include "planner/cost/ledger.h"
#include "planner/cost/radio_share.h"
#include "planner/cost/rates.h"
#include "planner/data/terms.h"
#include "planner/need/demand.h"
#include "planner/need/indicators.h"
#include "planner/network/network_options.h"

namespace planner {

/// What one technology costs at each school, without the trench and the radio links that it shares; rows as in
/// Dataset::schools. Zero where it is not feasible.
struct OptionCost {
    std::vector<double> capex_usd;         // at t = 0: link, school network, power of the link
    std::vector<double> opex_usd_per_year; // in the first year
    std::vector<double> npv_usd;           // present cost over the horizon
};

/// What an option costs at one school.
struct OptionPrice {
    double capex_usd = 0.0;         // at t = 0
    double opex_usd_per_year = 0.0; // in the first year
    double npv_usd = 0.0;           // present cost over the horizon
};

/// What parts of a radio way cost, one of each.
struct RadioWayPrices {
    OptionPrice link;        // its power apart
    OptionPrice grid_power;  // of a link at a school with the grid
    OptionPrice solar_power; // of a link at a school without
    OptionPrice tower;

    OptionPrice price(const RadioPart& part) const;
};

/// What one technology is worth at each school to an operator who builds links and sells their service, present value,
/// without what schools share; rows as in Dataset::schools. Zero where it is not feasible.
struct OperatorSide {
    std::vector<double> revenue_usd; // what the school pays for service
    std::vector<double> cost_usd;    // the link: its equipment, upkeep, renewal
};
using OperatorSides = std::array<OperatorSide, technology_count>; // by Technology

/// Cost of every option; the trench and the radio links that schools share stand apart.
struct CostTable {
    std::array<OptionCost, technology_count> option; // by Technology
    std::vector<double> trench_capex_usd;            // of the hop to the upstream point; 0 where none
    std::vector<double> trench_npv_usd;              // with upkeep, renewal and residual
    RadioWayPrices radio_way;                        // where schools share their links
    std::optional<OperatorSides> operator_sides;     // where the objective asks for them
    const OptionCost& of(Technology technology) const { return option[static_cast<std::size_t>(technology)]; }
};

/// What costs depend on besides prices.
struct CostBasis {
    const Schools& schools;
    const Indicators& indicators;
    const std::vector<Standing>& standing;
    const NetworkLayout& layout;
    const NetworkOptions& options;
    const std::vector<double>& demand_mbps; // first year
    const DemandRules& demand;
    const NetworkRules& network; // route factor, capacity of a terminal
};

/// The part of its new cell site that a school pays for: an equal one of all schools that the site would serve; 0 where
/// no new site serves it.
double new_site_share(const NetworkOptions& options, std::size_t school);

/// Costs every feasible option of every school. Source: METHODS.md "Costs of a connection".
CostTable cost_options(const CostBasis& basis, const Rates& rates, const Horizon& horizon);

/// Costs the trench of every hop, once the layout's fiber has changed: the part of cost_options that depends on it.
void cost_trenches(const CostBasis& basis, const Rates& rates, const Horizon& horizon, CostTable& cost);

/// What every feasible option of every school is worth to an operator. Source: METHODS.md "An operator's plan".
OperatorSides cost_for_operator(const CostBasis& basis, const Rates& rates, const Horizon& horizon);

/// Adds to the ledger what the chosen technologies pay, school by school: link, school network, power of the link.
/// `chosen[school]` is npos for a school that gets none. The ledger says when each school's work begins, and those that
/// begin when a hop is first needed each pay an equal part of it. Radio links and towers that schools share are divided
/// as share_radio does, whenever each begins. Where all begin at t = 0, present_usd_by_school of the result equals the
/// option's npv_usd plus the shares of trench or radio way, to 1e-9.
void enter_connections(const std::vector<std::size_t>& chosen, const CostBasis& basis, const Rates& rates,
                       Ledger& ledger);

} // namespace planner
