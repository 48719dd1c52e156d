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

/// What parts of a radio way cost by `price`, whoever uses them.
template <typename Price>
void price_radio(const PlanBasis& basis, Price price, Prices& prices) {
    prices.tower_usd = price({.towers = 1.0});
    const geo::SpanningForest& relays = basis.options.relays;
    prices.radio_link_usd.resize(relays.upstream.size());
    prices.radio_way_usd.resize(relays.upstream.size());
    for (const std::size_t school : relays.order) { // relays first
        prices.radio_link_usd[school] =
            price({.links = 1.0, .links_on_grid = basis.indicators.electricity_share[school]});
        prices.radio_way_usd[school] = prices.radio_link_usd[school];
        const std::size_t relay = relays.upstream[school];
        if (relay < relays.upstream.size())
            prices.radio_way_usd[school] += prices.radio_way_usd[relay] + prices.tower_usd;
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
    prices.trench_usd = with_overheads(basis.cost.trench_npv_usd, basis.cost.trench_capex_usd, overhead_share);
    const auto with_overheads_on = [&](const RadioPart& part) {
        const OptionPrice price = basis.cost.radio_way.price(part);
        return price.npv_usd + overhead_share * price.capex_usd;
    };
    price_radio(basis, with_overheads_on, prices);
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
    prices.trench_usd = basis.cost.trench_npv_usd;
    prices.people_usd.assign(basis.standing.size(), 0.0); // not his
    prices.offline_usd = prices.people_usd;
    const RadioWayPrices& radio_way = basis.cost.radio_way;
    price_radio(
        basis,
        [&](const RadioPart& part) {
            return part.links * radio_way.link.npv_usd + part.towers * radio_way.tower.npv_usd;
        },
        prices);
    return prices;
}

bool is_feasible(const PlanBasis& basis, Technology technology, std::size_t school) {
    if (technology == Technology::fiber && basis.layout.fiber.upstream[school] == NetworkLayout::none) return false;
    return basis.options.of(technology)[school] == Feasibility::feasible;
}

std::optional<Aside> cheapest_aside(const NetworkOptions& options, const Prices& prices, std::size_t school,
                                    bool may_share_radio) {
    std::optional<Aside> cheapest;
    for (const Technology technology : technologies) {
        if (technology == Technology::fiber || options.of(technology)[school] != Feasibility::feasible) continue;
        const bool is_shared = technology == Technology::point_to_point && options.shares_radio(school);
        if (is_shared && may_share_radio) continue;
        const double usd = prices.of(technology)[school] + (is_shared ? prices.radio_way_usd[school] : 0.0);
        if (!cheapest || usd < cheapest->usd) cheapest = Aside{technology, usd};
    }
    return cheapest;
}

} // namespace planner
