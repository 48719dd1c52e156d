// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/result/ledger_sums.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// Every headline figure of a result whose stages are done. Source: METHODS.md "Totals".
Totals sum_totals(const ScenarioResult& result, const LedgerSums& sums);

/// What stands beside the technologies in npv_usd: devices, people, their power, overheads. USD.
double npv_usd_beside_connectivity(const Totals& totals);

} // namespace planner
