// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <numeric>
#include <vector>

#include "planner/cost/charge.h"
#include "planner/cost/cost_table.h"
#include "tests/planner/network/world.h"

namespace tests {

/// Schools that may take anything, at the end of hops of so many metres from a node, one each.
struct CostWorld {
    planner::Schools schools;
    planner::Indicators indicators;
    std::vector<planner::Standing> standing;
    planner::NetworkLayout layout;
    planner::NetworkOptions options;
    std::vector<double> demand_mbps;
    planner::DemandRules demand;
    planner::NetworkRules network;
    planner::Rates rates;
    planner::Horizon horizon;

    explicit CostWorld(const std::vector<double>& hop_m) {
        const std::size_t count = hop_m.size();
        schools = unknown_schools(count);
        indicators = unknown_indicators(count);
        indicators.electricity_share.assign(count, 1.0);
        standing.assign(count, planner::Standing::to_connect);
        layout.fiber = {std::vector(count, count), hop_m, std::vector<std::size_t>(count)};
        std::iota(layout.fiber.order.begin(), layout.fiber.order.end(), std::size_t{0});
        layout.source_node = {0};
        options.feasibility.fill(std::vector(count, planner::Feasibility::feasible));
        options.orbit.assign(count, planner::Orbit::leo);
        options.cellular_mbps.assign(count, network.cellular.max_mbps);
        demand_mbps.assign(count, 20.0);
    }

    planner::CostBasis basis() const {
        return {schools, indicators, standing, layout, options, demand_mbps, demand, network};
    }
    /// Present cost of the trench of a school's hop.
    double trench_usd(std::size_t school) const { return cost().own_edge(planner::Technology::fiber, school).npv_usd; }
    planner::CostTable cost() const { return planner::cost_options(basis(), rates, horizon); }
    double npv_usd(planner::Technology technology, std::size_t school = 0) const {
        return cost().of(technology).npv_usd[school];
    }

    std::vector<double> entered_usd(const std::vector<std::size_t>& chosen) const {
        planner::Ledger ledger{horizon, schools.size(), {}};
        planner::enter_connections(chosen, basis(), rates, ledger);
        return planner::present_usd_by_school(ledger.accounts, horizon, schools.size());
    }

    /// The link alone: no growth, no network in the school, no power.
    void strip() {
        demand.growth_per_year = 0.0;
        rates.school_network = {
            .usd_per_access_point = 0.0, .cabinet_usd_per_school = 0.0, .router_usd_per_school = 0.0};
        rates.power.grid_usd_per_kwh = 0.0;
    }
};

} // namespace tests
