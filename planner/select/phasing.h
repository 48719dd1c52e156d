// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "planner/select/outlays.h"
#include "planner/select/plan.h"

namespace planner {

/// How a plan is laid out over years.
struct PhasingRules {
    enum class Order : std::uint8_t { need, efficiency }; // neediest first, or most benefit for a dollar first
    std::vector<double> annual_budget_usd = {};           // of the horizon's first years; empty: all begins at once
    Order order = Order::need;
    bool skip_ahead = true; // who does not fit into a year is passed over; false: the year ends there

    bool is_on() const { return !annual_budget_usd.empty(); }

    friend bool operator==(const PhasingRules&, const PhasingRules&) = default;
};

/// The plan with a start for each school, by yearly budgets that pay what `objective.budget_covers_people` says. Each
/// year pays first what earlier work costs in it; what it leaves carries over. Schools that find no room are left
/// offline, beyond the phases; one that was only to be equipped is not. Source: METHODS.md "Phases".
Plan lay_out_phases(const Plan& plan, const PhasingBasis& basis, const Objective& objective, const PhasingRules& rules);

} // namespace planner
