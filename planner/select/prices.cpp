// SPDX-License-Identifier: Apache-2.0
#include "planner/select/prices.h"

namespace planner {

namespace {

/// Present value and the overheads on capex.
std::vector<double> with_overheads(const std::vector<double>& npv_usd, const std::vector<double>& capex_usd,
                                   double overhead_share) {
    std::vector<double> price_usd(npv_usd.size());
    for (std::size_t school = 0; school < price_usd.size(); ++school) {
        price_usd[school] = npv_usd[school] + overhead_share * capex_usd[school];
    }
    return price_usd;
}

/// What accounts hold of capex, per school.
std::vector<double> sum_capex(const std::vector<Account>& accounts, std::size_t school_count) {
    std::vector<double> capex_usd(school_count, 0.0);
    for (const Account& account : accounts) {
        if (account.flow != Flow::capex) continue;
        for (std::size_t school = 0; school < school_count; ++school)
            capex_usd[school] += account.usd[school];
    }
    return capex_usd;
}

/// What the edges of shared works cost by what each kind does.
void price_edges(const SharedWorks& works, Prices& prices) {
    prices.edge_usd.resize(works.size());
    prices.way_usd.resize(works.size());
    for (std::size_t vertex = 0; vertex < works.size(); ++vertex) {
        prices.edge_usd[vertex] = works.edge[vertex].times(prices.work_usd);
        const std::size_t parent = works.parent[vertex];
        prices.way_usd[vertex] = prices.edge_usd[vertex] + (parent == SharedWorks::none ? 0.0 : prices.way_usd[parent]);
    }
}

} // namespace

Prices price_choices(const PlanBasis& basis) {
    const std::size_t school_count = basis.standing.size();
    const double overhead_share = basis.overheads.contingency_share + basis.overheads.programme_share;
    Prices prices;
    for (const Technology technology : technologies) {
        const OptionCost& option = basis.cost.of(technology);
        prices.option_usd[static_cast<std::size_t>(technology)] =
            with_overheads(option.npv_usd, option.capex_usd, overhead_share);
    }
    for (const SharedWork work : shared_works) {
        const OptionPrice& price = basis.cost.work_price[static_cast<std::size_t>(work)];
        prices.work_usd[static_cast<std::size_t>(work)] = price.npv_usd + overhead_share * price.capex_usd;
    }
    price_edges(basis.cost.works, prices);
    prices.people_usd =
        with_overheads(basis.people.always_npv_usd, sum_capex(basis.people.always, school_count), overhead_share);
    prices.offline_usd =
        with_overheads(basis.people.offline_npv_usd, sum_capex(basis.people.offline, school_count), overhead_share);
    return prices;
}

Prices price_for_operator(const PlanBasis& basis, double service_cost_share) {
    Prices prices;
    for (const Technology technology : technologies) {
        const auto position = static_cast<std::size_t>(technology);
        const OperatorSide& side = basis.cost.operator_sides->at(position);
        prices.option_usd[position] = side.cost_usd;
        for (const double usd : side.revenue_usd)
            prices.revenue_usd[position].push_back((1.0 - service_cost_share) * usd);
    }
    prices.people_usd.assign(basis.standing.size(), 0.0); // not his
    prices.offline_usd = prices.people_usd;
    for (const SharedWork work : {SharedWork::trench_usd, SharedWork::radio_link, SharedWork::relay_tower,
                                  SharedWork::new_site}) // power is the schools'
        prices.work_usd[static_cast<std::size_t>(work)] = basis.cost.work_price[static_cast<std::size_t>(work)].npv_usd;
    price_edges(basis.cost.works, prices);
    return prices;
}

Prices net_of_revenue(Prices prices) {
    for (const Technology technology : technologies) {
        const auto position = static_cast<std::size_t>(technology);
        for (std::size_t school = 0; school < prices.option_usd[position].size(); ++school)
            prices.option_usd[position][school] -= prices.revenue_usd[position][school];
    }
    return prices;
}

bool is_feasible(const PlanBasis& basis, Technology technology, std::size_t school) {
    if (technology == Technology::fiber && basis.layout.fiber.upstream[school] == NetworkLayout::none) return false;
    return basis.options.of(technology)[school] == Feasibility::feasible;
}

std::optional<Aside> cheapest_aside(const PlanBasis& basis, const Prices& prices, std::size_t school, Technology way) {
    std::optional<Aside> cheapest;
    for (const Technology technology : technologies) {
        if (technology == Technology::fiber || !is_feasible(basis, technology, school)) continue;
        const std::size_t vertex = basis.cost.works.vertex_of(technology, school);
        const bool is_shared = vertex != SharedWorks::none;
        if (is_shared && technology == way) continue;
        const double usd = prices.of(technology)[school] + (is_shared ? prices.way_usd[vertex] : 0.0);
        if (!cheapest || usd < cheapest->usd) cheapest = Aside{technology, usd};
    }
    return cheapest;
}

} // namespace planner
