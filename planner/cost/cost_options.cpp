// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <iterator>
#include <vector>

#include "geo/parallel.h"
#include "planner/cost/cost_table.h"
#include "planner/cost/present_prices.h"
#include "planner/cost/quantities.h"

namespace planner {
namespace {

/// Present prices of a technology, by what a school lacks, of charges for which `counts` holds.
class OptionPrices {
public:
    template <typename Counts>
    OptionPrices(Technology technology, const Rates& rates, const Horizon& horizon, Counts counts) {
        for (const Work work : works) {
            const auto price = [&](std::vector<Charge> charges) {
                std::erase_if(charges, [&](const Charge& charge) { return !counts(charge.item); });
                return PresentPrices{charges, horizon};
            };
            own_.push_back(price(charges_of(technology, work, rates)));
            shared_.push_back(price(shared_radio_charges(work, rates)));
        }
    }

    OptionPrice price(Work work, bool shares_radio, const Quantities& quantities) const {
        return (shares_radio ? shared_ : own_)[static_cast<std::size_t>(work)].price(quantities);
    }

private:
    std::vector<PresentPrices> own_, shared_; // by Work; with links of its own, or shared ones
};

/// Calls visit(school, work, whether it shares radio, quantities) for each school where a technology is feasible, on
/// all threads.
template <typename Visit>
void visit_options(const CostBasis& basis, const QuantityMeter& meter, Technology technology, Visit visit) {
    const std::vector<Feasibility>& feasibility = basis.options.of(technology);
    geo::Progress progress;
    geo::parallel_chunks(feasibility.size(), geo::rows_per_chunk, progress, [&](std::size_t begin, std::size_t end) {
        Quantities quantities;
        for (std::size_t school = begin; school < end; ++school) {
            if (feasibility[school] != Feasibility::feasible) continue;
            const Work work = work_for(basis.standing[school], basis.schools.has_fiber[school], technology);
            meter.measure(school, technology, work, quantities);
            const bool shares_radio = technology == Technology::point_to_point && basis.options.shares_radio(school);
            visit(school, work, shares_radio, quantities);
        }
    });
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

RadioWayPrices price_radio_way(const Rates& rates, const Horizon& horizon) {
    std::vector<Charge> charges = radio_way_charges(rates.point_to_point);
    std::ranges::move(power_charges(rates.power), std::back_inserter(charges));
    const PresentPrices prices{charges, horizon};
    const auto price = [&](Quantity quantity, double count) {
        Quantities quantities;
        quantities.of(quantity).first = count;
        return prices.price(quantities);
    };
    const double wh_per_day = radio_link_wh_per_day(rates.power);
    return {price(Quantity::radio_links, 1.0), price(Quantity::grid_wh_per_day, wh_per_day),
            price(Quantity::solar_wh_per_day, wh_per_day), price(Quantity::relay_towers, 1.0)};
}

} // namespace

double new_site_share(const NetworkOptions& options, std::size_t school) {
    const std::size_t site = options.new_site(school);
    return site == NetworkLayout::none ? 0.0 : 1.0 / static_cast<double>(options.new_sites.schools[site]);
}

OptionPrice RadioWayPrices::price(const RadioPart& part) const {
    const auto sum = [&](double OptionPrice::*usd) {
        return part.links * (link.*usd) + part.links_on_grid * (grid_power.*usd) +
               (part.links - part.links_on_grid) * (solar_power.*usd) + part.towers * (tower.*usd);
    };
    return {sum(&OptionPrice::capex_usd), sum(&OptionPrice::opex_usd_per_year), sum(&OptionPrice::npv_usd)};
}

void cost_trenches(const CostBasis& basis, const Rates& rates, const Horizon& horizon, CostTable& cost) {
    cost.trench_capex_usd.assign(basis.standing.size(), 0.0);
    cost.trench_npv_usd.assign(basis.standing.size(), 0.0);
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

CostTable cost_options(const CostBasis& basis, const Rates& rates, const Horizon& horizon) {
    const std::vector<double> zeros(basis.standing.size(), 0.0);
    CostTable cost{{}, {}, {}, price_radio_way(rates, horizon), {}};
    cost.option.fill(OptionCost{zeros, zeros, zeros});
    cost_trenches(basis, rates, horizon, cost);

    add_new_sites(basis, rates, horizon, cost);
    const QuantityMeter meter{basis, rates, horizon};
    for (const Technology technology : technologies) {
        const OptionPrices prices{technology, rates, horizon, [](Item) { return true; }};
        OptionCost& option = cost.option[static_cast<std::size_t>(technology)];
        visit_options(basis, meter, technology,
                      [&](std::size_t school, Work work, bool shares_radio, const Quantities& quantities) {
                          const OptionPrice price = prices.price(work, shares_radio, quantities);
                          option.capex_usd[school] += price.capex_usd;
                          option.opex_usd_per_year[school] += price.opex_usd_per_year;
                          option.npv_usd[school] += price.npv_usd;
                      });
    }
    return cost;
}

OperatorSides cost_for_operator(const CostBasis& basis, const Rates& rates, const Horizon& horizon) {
    const std::vector<double> zeros(basis.standing.size(), 0.0);
    OperatorSides sides;
    sides.fill({zeros, zeros});
    const QuantityMeter meter{basis, rates, horizon};
    for (const Technology technology : technologies) {
        const OptionPrices service{technology, rates, horizon, [](Item item) { return item == Item::service; }};
        const OptionPrices link{technology, rates, horizon, [](Item item) { return item == Item::link; }};
        OperatorSide& side = sides[static_cast<std::size_t>(technology)];
        visit_options(basis, meter, technology,
                      [&](std::size_t school, Work work, bool shares_radio, const Quantities& quantities) {
                          side.revenue_usd[school] = service.price(work, shares_radio, quantities).npv_usd;
                          side.cost_usd[school] = link.price(work, shares_radio, quantities).npv_usd;
                      });
    }
    return sides;
}

} // namespace planner
