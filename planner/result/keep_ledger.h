// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/cost_table.h"
#include "planner/people/people_bill.h"
#include "planner/select/plan.h"

namespace planner {

/// Every payment of a plan, each school's from its start on: connections, devices and people where they are paid for,
/// content of schools that stay offline, and the national overheads, spread by share of capex. Accounts that hold
/// nothing don't exist. Source: METHODS.md "Totals".
Ledger keep_ledger(const Plan& plan, const PeopleBill& people, const CostBasis& basis, const Rates& rates,
                   const Horizon& horizon);

} // namespace planner
