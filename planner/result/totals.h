// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/result/ledger_sums.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// Every headline figure of a result whose stages are done. Source: METHODS.md "Totals".
Totals sum_totals(const ScenarioResult& result, const LedgerSums& sums);

/// Learners' devices that a school gets at the start, spares apart; 0 for a school without people's part.
double devices_given(const ScenarioResult& result, std::size_t school);

/// Devices bought for a school and teachers trained at it over the horizon: the whole numbers nearest to what the bill
/// expects, 0 for a school without people's part. The totals are their sums.
double devices_bought(const ScenarioResult& result, std::size_t school);
double teachers_trained(const ScenarioResult& result, std::size_t school);

/// What stands beside the technologies in npv_usd: devices, people, their power, overheads. USD.
double npv_usd_beside_connectivity(const Totals& totals);

} // namespace planner
