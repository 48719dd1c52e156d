// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/quantities.h"

#include <algorithm>
#include <cmath>

#include "planner/network/feasibility.h"

namespace planner {
namespace {

/// (1 + g)^(year - 1) for every year.
std::vector<double> growth_by_year(double growth_per_year, int years) {
    std::vector<double> growth(static_cast<std::size_t>(years), 1.0);
    for (std::size_t i = 1; i < growth.size(); ++i)
        growth[i] = growth[i - 1] * (1.0 + growth_per_year);
    return growth;
}

/// Fills a series by what it is in each year.
template <typename InYear>
void fill(Series& series, int years, InYear in_year) {
    series.is_constant = false;
    series.by_year.resize(static_cast<std::size_t>(years));
    for (int year = 1; year <= years; ++year)
        series.by_year[static_cast<std::size_t>(year) - 1] = in_year(year);
    series.first = series.by_year.front();
}

void set_constant(Series& series, double value) {
    series.is_constant = true;
    series.first = value;
}

void add_constant(Series& series, double value) {
    series.first += value;
    if (series.is_constant) return;
    for (double& in_year : series.by_year)
        in_year += value;
}

/// What a school's subscription by the Mbps grows to; satellites in low orbit have none.
double capacity_mbps(Technology technology, std::size_t school, const CostBasis& basis) {
    const NetworkRules& rules = basis.network;
    switch (technology) {
    case Technology::fiber:
        return rules.fiber.max_mbps;
    case Technology::cellular:
        return basis.options.cellular_mbps[school];
    case Technology::point_to_point:
        return rules.point_to_point.max_mbps;
    case Technology::satellite:
        return rules.geo_satellite.planned_mbps_per_terminal * rules.geo_satellite.max_terminals;
    }
    return 0.0;
}

} // namespace

QuantityMeter::QuantityMeter(const CostBasis& basis, const Rates& rates, const Horizon& horizon)
    : basis_{basis},
      rates_{rates},
      years_{horizon.years},
      learners_growth_{growth_by_year(basis.demand.learners_growth_per_year, horizon.years)},
      cable_km_{measure_cables(basis.layout, basis.network.fiber)} {
    const bool follows_learners = basis.demand.rule == DemandRules::Rule::per_learner;
    demand_growth_ = growth_by_year((1.0 + basis.demand.growth_per_year) *
                                            (follows_learners ? 1.0 + basis.demand.learners_growth_per_year : 1.0) -
                                        1.0,
                                    horizon.years);
}

double QuantityMeter::demand_mbps(std::size_t school, int year) const {
    const double grown_mbps = basis_.demand_mbps[school] * demand_growth_[static_cast<std::size_t>(year) - 1];
    return std::max(grown_mbps, basis_.demand.minimum_mbps);
}

void QuantityMeter::measure(std::size_t school, Technology technology, Work work, Quantities& quantities) const {
    set_constant(quantities.of(Quantity::one), 1.0);
    if (technology == Technology::fiber) set_constant(quantities.of(Quantity::cable_km), cable_km_[school]);
    if (technology == Technology::satellite) {
        measure_satellite(school, work, quantities);
    } else {
        measure_mbps(school, technology, work, quantities.of(Quantity::mbps));
    }
    if (work == Work::everything) measure_access_points(school, quantities.of(Quantity::access_points));
    measure_energy(school, technology, work, quantities);
}

void QuantityMeter::add_works(const WorksPart& part, Quantities& quantities) const {
    set_constant(quantities.of(Quantity::trench_usd), part.of(SharedWork::trench_usd));
    set_constant(quantities.of(Quantity::radio_links), part.of(SharedWork::radio_link));
    set_constant(quantities.of(Quantity::relay_towers), part.of(SharedWork::relay_tower));
    set_constant(quantities.of(Quantity::new_sites), part.of(SharedWork::new_site));
    const PowerRates& power = rates_.power;
    const double wh_per_day = power.link_w[static_cast<std::size_t>(Technology::point_to_point)] * power.hours_per_day;
    add_constant(quantities.of(Quantity::grid_wh_per_day), part.of(SharedWork::grid_power) * wh_per_day);
    add_constant(quantities.of(Quantity::solar_wh_per_day), part.of(SharedWork::solar_power) * wh_per_day);
}

void QuantityMeter::measure_mbps(std::size_t school, Technology technology, Work work, Series& mbps) const {
    const double capacity = capacity_mbps(technology, school, basis_);
    const double download_mbps = basis_.schools.download_mbps[school];
    const double present_mbps = work == Work::bandwidth && !std::isnan(download_mbps) ? download_mbps : 0.0;
    fill(mbps, years_,
         [&](int year) { return std::max(std::min(demand_mbps(school, year), capacity) - present_mbps, 0.0); });
}

void QuantityMeter::measure_satellite(std::size_t school, Work work, Quantities& quantities) const {
    const Orbit orbit = basis_.options.orbit[school];
    const TerminalRules rules = terminals_of(orbit, basis_.network);
    set_constant(quantities.of(terminals_on(orbit == Orbit::leo ? Orbit::geo : Orbit::leo)), 0.0);
    fill(quantities.of(terminals_on(orbit)), years_, [&](int year) {
        return static_cast<double>(std::min(count_terminals(demand_mbps(school, year), rules), rules.most));
    });
    if (orbit == Orbit::leo) {
        set_constant(quantities.of(Quantity::mbps), 0.0);
    } else {
        measure_mbps(school, Technology::satellite, work, quantities.of(Quantity::mbps));
    }
}

void QuantityMeter::measure_access_points(std::size_t school, Series& access_points) const {
    const double learners = basis_.indicators.learners[school];
    const double users = std::isnan(learners) ? 0.0 : learners * basis_.demand.simultaneous_share;
    const auto count = [&](int year) {
        const double users_then = users * learners_growth_[static_cast<std::size_t>(year) - 1];
        return std::max(1.0, std::ceil(users_then / rates_.school_network.users_per_access_point - 1e-9));
    };
    if (basis_.demand.learners_growth_per_year == 0.0) {
        set_constant(access_points, count(1));
    } else {
        fill(access_points, years_, count);
    }
}

void QuantityMeter::measure_energy(std::size_t school, Technology technology, Work work, Quantities& quantities) const {
    const PowerRates& power = rates_.power;
    const bool is_shared = technology == Technology::point_to_point && basis_.options.shares_radio(school);
    const double link_w = is_shared ? 0.0 : power.link_w[static_cast<std::size_t>(technology)];
    const bool is_satellite = technology == Technology::satellite;
    const Series& links = quantities.of(is_satellite ? terminals_on(basis_.options.orbit[school]) : Quantity::one);
    const Series& access_points = quantities.of(Quantity::access_points);
    const auto wh_per_day = [&](int year) {
        double load_w = link_w * links.in(year);
        if (work == Work::everything) load_w += power.router_w + power.access_point_w * access_points.in(year);
        return load_w * power.hours_per_day;
    };
    const double grid_share = basis_.indicators.electricity_share[school];
    const bool is_constant = links.is_constant && (work != Work::everything || access_points.is_constant);
    const auto set = [&](Series& series, double share) {
        if (is_constant) {
            set_constant(series, share * wh_per_day(1));
        } else {
            fill(series, years_, [&](int year) { return share * wh_per_day(year); });
        }
    };
    set(quantities.of(Quantity::grid_wh_per_day), grid_share);
    set(quantities.of(Quantity::solar_wh_per_day), 1.0 - grid_share);
}

} // namespace planner
