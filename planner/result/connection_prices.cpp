// SPDX-License-Identifier: Apache-2.0
#include "planner/result/connection_prices.h"

namespace planner {

double overhead_share(const ScenarioResult& result) {
    const OverheadRates& overheads = result.scenario.rates.overheads;
    return overheads.contingency_share + overheads.programme_share;
}

double option_usd(const ScenarioResult& result, Technology technology, std::size_t school) {
    const OptionCost& cost = result.cost->of(technology);
    return cost.npv_usd[school] + overhead_share(result) * cost.capex_usd[school];
}

double works_usd(const ScenarioResult& result, const WorksPart& part) {
    const OptionPrice price = result.cost->price(part);
    return price.npv_usd + overhead_share(result) * price.capex_usd;
}

double leaving_usd(const ScenarioResult& result, std::size_t school) {
    const SharedWorks& works = result.cost->works;
    const auto technology = static_cast<Technology>(result.plan->outcome[school]);
    double usd = option_usd(result, technology, school);
    for (std::size_t vertex = works.vertex_of(technology, school);
         vertex != SharedWorks::none && result.plan->work_users[vertex] == 1; vertex = works.parent[vertex])
        usd += works_usd(result, works.edge[vertex]);
    return usd;
}

} // namespace planner
