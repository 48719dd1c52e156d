// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "planner/cost/ledger.h"

namespace planner {

/// Amounts per school, or of all.
struct CostSums {
    std::vector<double> capex_usd;
    std::vector<double> opex_usd_per_year; // of the first year after the work there begins
    std::vector<double> npv_usd;
};

/// A ledger summed every way that totals need, in one pass.
struct LedgerSums {
    CostSums everything;                      // per school
    CostSums connection;                      // per school: link, school network, their power
    std::vector<double> paid_usd_by_year;     // undiscounted, by calendar year of the horizon; without residual value
    std::vector<double> present_usd_by_year;  // discounted, with it
    std::array<double, item_count> npv_usd{}; // by Item
    double replacement_usd = 0.0;             // undiscounted
    double residual_usd = 0.0;                // undiscounted; negative: what is left in the last year
};

/// Link, school network and the power of both: what plan.<technology>.* counts.
bool is_connection(Item item);

/// Sums a ledger, schools in fixed chunks on all threads: the same bytes at any thread count.
LedgerSums sum_ledger(const Ledger& ledger);

} // namespace planner
