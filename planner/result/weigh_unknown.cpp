// SPDX-License-Identifier: Apache-2.0
#include "planner/result/study.h"

namespace planner {

namespace {

constexpr UnknownRules all_yes{UnknownRules::Connectivity::yes, UnknownRules::Electricity::yes};
constexpr UnknownRules all_no{UnknownRules::Connectivity::no, UnknownRules::Electricity::no};

double npv_if(Study& study, Scenario scenario, const UnknownRules& unknown, geo::Progress& progress) {
    scenario.unknown = unknown;
    return study.simulate(scenario, progress)->totals.npv_usd;
}

} // namespace

std::shared_ptr<const ScenarioResult> simulate_in_full(Study& study, const Scenario& scenario,
                                                       geo::Progress& progress) {
    auto result = std::make_shared<ScenarioResult>(*with_alternatives(*study.simulate(scenario, progress), progress));
    Totals& totals = result->totals;
    totals.unknown_npv_usd_if_yes = totals.unknown_npv_usd_if_no = totals.npv_usd;
    if (totals.unknown_connectivity + totals.unknown_electricity > 0) {
        // No comes first: connectivity is taken so unless a scenario says otherwise, and the network is remembered.
        totals.unknown_npv_usd_if_no = npv_if(study, scenario, all_no, progress);
        totals.unknown_npv_usd_if_yes = npv_if(study, scenario, all_yes, progress);
    }
    return result;
}

} // namespace planner
