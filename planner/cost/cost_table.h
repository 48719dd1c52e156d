// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "planner/cost/finance.h"
#include "planner/cost/ledger.h"
#include "planner/cost/rates.h"
#include "planner/cost/shared_works.h"
#include "planner/data/terms.h"
#include "planner/need/demand.h"
#include "planner/need/indicators.h"
#include "planner/network/network_options.h"

namespace planner {

/// What one technology costs at each school, without what schools build together; rows as in Dataset::schools. Zero
/// where it is not feasible.
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

/// What one technology is worth at each school to an operator who builds links and sells their service, present value,
/// without what schools build together; rows as in Dataset::schools. Zero where it is not feasible.
struct OperatorSide {
    std::vector<double> revenue_usd; // what the school pays for service
    std::vector<double> cost_usd;    // the link: its equipment, upkeep, renewal
};
using OperatorSides = std::array<OperatorSide, technology_count>; // by Technology

/// Cost of every option; what schools build together stands apart.
struct CostTable {
    std::array<OptionCost, technology_count> option; // by Technology
    SharedWorks works;
    std::array<OptionPrice, shared_works.size()> work_price; // by SharedWork: of one
    std::optional<OperatorSides> operator_sides;             // where the objective asks for them

    const OptionCost& of(Technology technology) const { return option[static_cast<std::size_t>(technology)]; }
    /// Of shared works.
    OptionPrice price(const WorksPart& part) const;
    /// Of the edge on which a school hangs by a technology: its hop of trench, its radio link; nothing where none is.
    OptionPrice own_edge(Technology technology, std::size_t school) const;
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

/// What the schools of a layout may build together, at these prices of trench.
SharedWorks join_works(const CostBasis& basis, const FiberRates& rates);

/// Costs every feasible option of every school. Source: METHODS.md "Costs of a connection".
CostTable cost_options(const CostBasis& basis, const Rates& rates, const Horizon& horizon);

/// What every feasible option of every school is worth to an operator. Source: METHODS.md "An operator's plan".
OperatorSides cost_for_operator(const CostBasis& basis, const Rates& rates, const Horizon& horizon);

/// Adds to the ledger what the chosen technologies pay, school by school: link, school network, power of the link.
/// `chosen[school]` is npos for a school that gets none. The ledger says when each school's work begins; what schools
/// build together is divided as share_works does. Where all begin at t = 0, present_usd_by_school of the result equals
/// the option's npv_usd plus the price of that part, to 1e-9.
void enter_connections(const std::vector<std::size_t>& chosen, const CostBasis& basis, const Rates& rates,
                       Ledger& ledger);

} // namespace planner
