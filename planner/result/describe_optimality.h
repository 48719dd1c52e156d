// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/result/scenario_result.h"

namespace planner {

/// An amount of what a plan reaches: "1,204 learners", schools, or an operator's dollars.
std::string describe_benefit(const ScenarioResult& result, double amount);

/// A gap in percent by three digits, rounded up, at least a thousandth where there is any: "0.942 %", "0.001 %", "0 %".
std::string describe_gap(double gap_share);

/// What a budget reaches, and what no plan within it exceeds: "the budget connects 842 learners; no plan within it
/// connects more than 850 (gap <= 0.9 %)". With yearly budgets what these reach comes first. In whole ones; the bound
/// of schools is rounded down, since no plan connects a part of one, any other up, and as the plan is where no gap is
/// left.
std::string describe_reach(const ScenarioResult& result);

/// What no plan that serves all undercuts: "no plan for all costs less than 12,345,678 USD (gap <= 0.7 %)". Empty: the
/// plan is not after the least cost, money does not suffice for all, or there is no bound.
std::string describe_least_cost(const ScenarioResult& result);

} // namespace planner
