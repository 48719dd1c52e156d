// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <vector>

#include "geo/parallel.h"
#include "planner/cost/cost_table.h"
#include "planner/cost/present_prices.h"
#include "planner/cost/quantities.h"

namespace planner {
namespace {

/// Prices of a technology, by what a school lacks.
using PricesByWork = std::array<PresentPrices, work_count>;

PricesByWork price_by_work(Technology technology, const Rates& rates, const Horizon& horizon) {
    return {PresentPrices{charges_of(technology, Work::everything, rates), horizon},
            PresentPrices{charges_of(technology, Work::link, rates), horizon},
            PresentPrices{charges_of(technology, Work::bandwidth, rates), horizon}};
}

void cost_trenches(const CostBasis& basis, const Rates& rates, const Horizon& horizon, CostTable& cost) {
    const PresentPrices prices{trench_charges(rates.fiber), horizon};
    Quantities quantities;
    for (std::size_t school = 0; school < basis.standing.size(); ++school) {
        if (std::isnan(basis.layout.fiber.hop_m[school])) continue;
        quantities.of(Quantity::trench_usd).first = trench_usd(basis.layout, school, basis.network.fiber, rates.fiber);
        const OptionPrice price = prices.price(quantities);
        cost.trench_capex_usd[school] = price.capex_usd;
        cost.trench_npv_usd[school] = price.npv_usd;
    }
}

/// What schools pay of new cell sites, as part of their cellular option.
void add_new_sites(const CostBasis& basis, const Rates& rates, const Horizon& horizon, CostTable& cost) {
    if (basis.options.new_sites.size() == 0) return;
    const PresentPrices prices{new_site_charges(rates.new_sites), horizon};
    OptionCost& option = cost.option[static_cast<std::size_t>(Technology::cellular)];
    Quantities quantities;
    for (std::size_t school = 0; school < basis.standing.size(); ++school) {
        if (basis.options.of(Technology::cellular)[school] != Feasibility::feasible) continue;
        quantities.of(Quantity::new_site_share).first = new_site_share(basis.options, school);
        const OptionPrice price = prices.price(quantities);
        option.capex_usd[school] += price.capex_usd;
        option.opex_usd_per_year[school] += price.opex_usd_per_year;
        option.npv_usd[school] += price.npv_usd;
    }
}

} // namespace

double new_site_share(const NetworkOptions& options, std::size_t school) {
    const std::size_t site = options.new_site(school);
    return site == NetworkLayout::none ? 0.0 : 1.0 / static_cast<double>(options.new_sites.schools[site]);
}

CostTable cost_options(const CostBasis& basis, const Rates& rates, const Horizon& horizon) {
    const std::vector<double> zeros(basis.standing.size(), 0.0);
    CostTable cost{{}, zeros, zeros};
    cost.option.fill(OptionCost{zeros, zeros, zeros});
    cost_trenches(basis, rates, horizon, cost);

    add_new_sites(basis, rates, horizon, cost);
    const QuantityMeter meter{basis, rates, horizon};
    geo::Progress progress;
    for (const Technology technology : technologies) {
        const PricesByWork prices = price_by_work(technology, rates, horizon);
        const std::vector<Feasibility>& feasibility = basis.options.of(technology);
        OptionCost& option = cost.option[static_cast<std::size_t>(technology)];
        geo::parallel_chunks(zeros.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
            Quantities quantities;
            for (std::size_t school = begin; school < end; ++school) {
                if (feasibility[school] != Feasibility::feasible) continue;
                const Work work = work_for(basis.standing[school], basis.schools.has_fiber[school], technology);
                meter.measure(school, technology, work, quantities);
                const OptionPrice price = prices[static_cast<std::size_t>(work)].price(quantities);
                option.capex_usd[school] += price.capex_usd;
                option.opex_usd_per_year[school] += price.opex_usd_per_year;
                option.npv_usd[school] += price.npv_usd;
            }
        });
    }
    return cost;
}

} // namespace planner
