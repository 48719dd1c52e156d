// SPDX-License-Identifier: Apache-2.0
#include <array>
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
        for (const Work work : work_kinds) {
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

/// What one of each shared work costs.
void price_works(const QuantityMeter& meter, const Rates& rates, const Horizon& horizon, CostTable& cost) {
    const PresentPrices prices{works_charges(rates), horizon};
    for (const SharedWork work : shared_works) {
        WorksPart one;
        one.of(work) = 1.0;
        Quantities quantities;
        meter.add_works(one, quantities);
        cost.work_price[static_cast<std::size_t>(work)] = prices.price(quantities);
    }
}

} // namespace

SharedWorks join_works(const CostBasis& basis, const FiberRates& rates) {
    return join_works(basis.layout.fiber, price_hops(basis.layout, basis.network.fiber, rates), basis.options,
                      basis.indicators.electricity_share);
}

OptionPrice CostTable::price(const WorksPart& part) const {
    OptionPrice sum;
    for (std::size_t work = 0; work < work_price.size(); ++work) {
        sum.capex_usd += part.amount[work] * work_price[work].capex_usd;
        sum.opex_usd_per_year += part.amount[work] * work_price[work].opex_usd_per_year;
        sum.npv_usd += part.amount[work] * work_price[work].npv_usd;
    }
    return sum;
}

OptionPrice CostTable::own_edge(Technology technology, std::size_t school) const {
    const std::size_t vertex = works.vertex_of(technology, school);
    return vertex == SharedWorks::none ? OptionPrice{} : price(works.edge[vertex]);
}

CostTable cost_options(const CostBasis& basis, const Rates& rates, const Horizon& horizon) {
    const std::vector<double> zeros(basis.standing.size(), 0.0);
    const QuantityMeter meter{basis, rates, horizon};
    CostTable cost;
    cost.option.fill(OptionCost{zeros, zeros, zeros});
    cost.works = join_works(basis, rates.fiber);
    price_works(meter, rates, horizon, cost);
    for (const Technology technology : technologies) {
        const OptionPrices prices{technology, rates, horizon, [](Item) { return true; }};
        OptionCost& option = cost.option[static_cast<std::size_t>(technology)];
        visit_options(basis, meter, technology,
                      [&](std::size_t school, Work work, bool shares_radio, const Quantities& quantities) {
                          const OptionPrice price = prices.price(work, shares_radio, quantities);
                          option.capex_usd[school] = price.capex_usd;
                          option.opex_usd_per_year[school] = price.opex_usd_per_year;
                          option.npv_usd[school] = price.npv_usd;
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
