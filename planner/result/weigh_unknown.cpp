// SPDX-License-Identifier: Apache-2.0
#include "planner/result/study.h"

namespace planner {

namespace {

double npv_if(Study& study, Scenario scenario, UnknownRules::Connectivity connectivity,
              UnknownRules::Electricity electricity, geo::Progress& progress) {
    scenario.unknown = {connectivity, electricity};
    return study.simulate(scenario, progress)->totals.npv_usd;
}

} // namespace

std::shared_ptr<const ScenarioResult> simulate_in_full(Study& study, const Scenario& scenario,
                                                       geo::Progress& progress) {
    using Connectivity = UnknownRules::Connectivity;
    using Electricity = UnknownRules::Electricity;
    auto result = std::make_shared<ScenarioResult>(*study.simulate(scenario, progress));
    Totals& totals = result->totals;
    totals.unknown_npv_usd_if_yes = totals.unknown_npv_usd_if_no = totals.npv_usd;
    if (totals.unknown_connectivity + totals.unknown_electricity > 0) {
        totals.unknown_npv_usd_if_yes = npv_if(study, scenario, Connectivity::yes, Electricity::yes, progress);
        totals.unknown_npv_usd_if_no = npv_if(study, scenario, Connectivity::no, Electricity::no, progress);
    }
    return result;
}

} // namespace planner
