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
    const RadioWayPrices& radio_way = basis.cost.radio_way;
    const auto price_part = [&](const RadioPart& part) {
        const OptionPrice price = radio_way.price(part);
        return price.npv_usd + overhead_share * price.capex_usd;
    };
    prices.tower_usd = price_part({.towers = 1.0});
    prices.radio_link_usd.resize(basis.options.relays.upstream.size());
    for (const std::size_t school : basis.options.relays.order)
        prices.radio_link_usd[school] =
            price_part({.links = 1.0, .links_on_grid = basis.indicators.electricity_share[school]});
    prices.people_usd =
        with_overheads(basis.people.always_npv_usd, sum_capex(basis.people.always, school_count), overhead_share);
    prices.offline_usd =
        with_overheads(basis.people.offline_npv_usd, sum_capex(basis.people.offline, school_count), overhead_share);
    return prices;
}

bool is_feasible(const PlanBasis& basis, Technology technology, std::size_t school) {
    if (technology == Technology::fiber && basis.layout.fiber.upstream[school] == NetworkLayout::none) return false;
    return basis.options.of(technology)[school] == Feasibility::feasible;
}

std::optional<Technology> cheapest_aside(const NetworkOptions& options, const Prices& prices, std::size_t school) {
    std::optional<Technology> cheapest;
    for (const Technology technology : technologies) {
        if (technology == Technology::fiber || options.of(technology)[school] != Feasibility::feasible) continue;
        if (technology == Technology::point_to_point && options.shares_radio(school)) continue;
        if (!cheapest || prices.of(technology)[school] < prices.of(*cheapest)[school]) cheapest = technology;
    }
    return cheapest;
}

} // namespace planner
