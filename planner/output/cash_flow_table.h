// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "planner/cost/ledger.h"
#include "planner/result/column.h"

namespace planner {

/// All schools' payments of one kind in one period.
struct Payment {
    int year = 0;   // calendar
    int period = 0; // 0: the start
    Payer payer = Payer::provider;
    Item item = Item::link;
    Flow flow = Flow::capex;
    double usd = 0.0;
    double present_usd = 0.0;
};

/// Every payment that is not zero, by period, then payer, item, flow. They add up to the ledger.
std::vector<Payment> list_payments(const Ledger& ledger);

/// Columns of cashflow.csv.
std::vector<Column<std::vector<Payment>>> cash_flow_columns();

} // namespace planner
