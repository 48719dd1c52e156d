// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>
#include <vector>

#include "geo/progress.h"
#include "planner/result/reference_plans.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// A model of the field whose arithmetic we reproduce.
enum class ReferenceModel { giga, itu };
std::string_view name_of(ReferenceModel model); // "giga", "itu"

/// A plan that the model would make, named after what it looks for.
struct ReferencePlan {
    std::string_view name; // "least_cost_per_school", "least_cost", "order", "highest_net_value"
    ReferenceChoice choice;
    ReferenceTotals totals;
};

/// One step of the way from our total to the model's: what is added, USD.
struct BridgeStep {
    std::string_view name; // as in the file: "choice"
    std::string_view meaning;
    double usd = 0.0;
};

/// Our plan beside what a reference model makes of the same schools and the same scenario.
struct Reconciliation {
    ReferenceModel model = ReferenceModel::giga;
    std::vector<bool> is_served; // by the model: every school that is not known to be connected, nor excluded
    ReferenceOptions options;
    std::vector<ReferencePlan> plans;
    std::size_t compared = 0; // of plans: "order" where the scenario's objective is that, else "least_cost"
    std::vector<double> our_connection_usd; // present cost of each school's connection in our plan; 0 where none
    std::vector<BridgeStep> bridge;         // the first is our total; all sum to the compared plan's price

    const ReferencePlan& compared_plan() const { return plans[compared]; }
};

/// Makes the model's options and plans, and the steps between its total and ours. Overrides that lock or forbid are
/// ours alone. Source: METHODS.md "Reconciliation".
Reconciliation reconcile(const ScenarioResult& ours, ReferenceModel model, geo::Progress& progress);

} // namespace planner
