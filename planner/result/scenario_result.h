// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "planner/cost/ledger.h"
#include "planner/data/dataset.h"
#include "planner/result/phases.h"
#include "planner/scenario/scenario.h"
#include "planner/select/frontier.h"

namespace planner {

/// Figures of one outcome, as summary.json names them.
struct OutcomeTotals {
    std::size_t schools = 0;
    std::optional<double> learners = 0.0; // empty: not known
    double capex_usd = 0.0;
    double opex_usd_per_year = 0.0;
    double npv_usd = 0.0;
};

/// Every headline figure of a run; sums over the ledger. An empty optional is null in summary.json.
struct Totals {
    std::size_t schools = 0, connected = 0, unconnected = 0, unknown = 0, imputed_learners = 0;
    std::optional<double> learners, learners_connected_before, learners_connected_after; // empty: not known
    std::array<OutcomeTotals, outcome_count> plan;                                       // by Outcome
    double fiber_route_km = 0.0;
    std::size_t relay_towers = 0;
    std::size_t upgrades = 0;
    std::size_t new_sites = 0; // cell sites that the plan connects schools through
    double capex_usd = 0.0, opex_usd_per_year = 0.0, replacement_usd = 0.0, npv_usd = 0.0;
    double total_undiscounted_usd = 0.0;
    double equivalent_annual_usd = 0.0;             // the present cost as an equal sum at the end of each year
    std::optional<double> learner_years;            // with access that the plan gives, present value; empty: not known
    std::optional<double> npv_usd_per_learner_year; // levelised: both discounted; empty: no learner-years
    std::optional<double> npv_usd_per_plain_learner_year; // learner-years in full
    double devices_given = 0.0, devices_bought = 0.0, devices_npv_usd = 0.0;
    std::optional<SeatCost> seat; // empty: no learners' devices
    double teachers_trained = 0.0, people_npv_usd = 0.0;
    double device_power_npv_usd = 0.0, overheads_npv_usd = 0.0;
    double operator_revenue_npv_usd = 0.0, operator_cost_npv_usd = 0.0; // of an operator who builds all links
    std::size_t unknown_connectivity = 0, unknown_electricity = 0;
    std::optional<double> unknown_npv_usd_if_yes, unknown_npv_usd_if_no; // everything unknown answered so; if weighed
    double objective_value = 0.0;                                        // what the plan reaches of what it is after
    std::optional<double> objective_bound, gap_share; // what no plan exceeds; empty: nothing is optimised
    std::optional<double> gini_before, gini_after;    // of Mbps per learner, weighted by learners
    std::optional<double> theil_between_before, theil_between_after, theil_within_before,
        theil_within_after;                  // by admin1
    std::string equity_reason;               // why one of these is empty; empty: none is
    double residual_usd = 0.0;               // undiscounted; negative: what is left in the last year
    std::vector<double> paid_usd_by_year;    // undiscounted, by calendar year of the horizon; without residual value
    std::vector<double> present_usd_by_year; // discounted, with it
};

/// What a school pays and gets, for schools.csv and the table on screen. Rows as in Dataset::schools.
struct SchoolCosts {
    std::vector<double> capex_usd;
    std::vector<double> opex_usd_per_year;
    std::vector<double> npv_usd; // everything: sums to Totals::npv_usd
};

/// What the plan puts on the cell site or the satellites' ground cell that serves a school; rows as in
/// Dataset::schools. Mbps are NaN where a school shares nothing that is known.
struct SharedLoad {
    std::vector<std::size_t> schools; // that share it, this one included; 0: nothing is shared
    std::vector<double> demand_mbps;  // of all of them
    std::vector<double> share_mbps;   // that they may subscribe to together
    std::vector<double> school_mbps;  // what each gets: an equal part, up to what its own link carries

    /// Whether a school's site or cell is asked for more than it has left.
    bool is_over(std::size_t school) const {
        constexpr double rounding = 1e-9;
        return demand_mbps[school] > share_mbps[school] * (1.0 + rounding);
    }
};

/// The answer to one scenario. Immutable; holds the scenario it answers. Parts are shared with the results before it
/// where their inputs were the same.
struct ScenarioResult {
    Scenario scenario;
    std::shared_ptr<const Dataset> dataset;
    std::shared_ptr<const Indicators> indicators;
    std::shared_ptr<const std::vector<double>> demand_mbps;
    std::shared_ptr<const Ranking> ranking;
    std::shared_ptr<const std::vector<Standing>> standing;
    std::shared_ptr<const NetworkLayout> layout;
    std::shared_ptr<const NetworkOptions> options;
    std::shared_ptr<const CostTable> cost;
    std::shared_ptr<const DeviceAllotment> devices;
    std::shared_ptr<const PeopleBill> people;      // as choices weigh it, all work beginning at t = 0
    std::shared_ptr<const PeopleBill> paid_people; // as the plan's starts date it; the same without phases
    std::shared_ptr<const Plan> plan;
    std::shared_ptr<const Ledger> ledger;
    SchoolCosts school_costs;
    SharedLoad shared_load;
    Totals totals;
    std::optional<Phases> phases;             // where the scenario has yearly budgets
    std::shared_ptr<const Frontier> frontier; // where it was asked for, see with_alternatives
    std::optional<double> floors_cost;        // the same: what floors take from the plan's value; without floors 0
};

} // namespace planner
