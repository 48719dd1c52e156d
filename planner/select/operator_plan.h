// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/progress.h"
#include "planner/select/spending.h"

namespace planner {

/// What an operator builds, and why he would not serve a school.
struct OperatorPlan {
    Purchase purchase;
    std::vector<OfflineReason> if_offline; // by school
};

/// Present value of what schools pay for service by these technologies, less what links and shared works cost an
/// operator, USD.
double worth_to_operator(const PlanBasis& basis, const Objective& objective, const std::vector<Outcome>& technology);

/// The plan of highest net present value for an operator who builds links, trench, towers and new cell sites and is
/// paid for service: a school is connected where that pays, by the technology that pays most, those behind a shared
/// trench together. The budget limits what he spends, present value; floors oblige him to serve what does not pay.
/// Devices and people are not his: every school gets them. Source: METHODS.md "An operator's plan".
OperatorPlan plan_for_operator(const PlanBasis& basis, const Objective& objective, double budget_usd,
                               geo::Progress& progress);

} // namespace planner
