// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/itu_mode.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/graph/spanning_forest.h"
#include "planner/cost/finance.h"
#include "planner/cost/rates.h"
#include "planner/network/fiber_layout.h"
#include "planner/network/radio_layout.h"

namespace planner {
namespace {

double initial_capex_usd(const ItuLink& link, double path_m) {
    return link.hardware_usd + path_m / m_per_km * link.route_factor * link.usd_per_km +
           link.licence_mhz * link.licence_usd_per_mhz;
}

double opex_usd_per_year(const ItuLink& link, double path_m) {
    return link.opex_share_of_initial * initial_capex_usd(link, path_m) +
           link.opex_share_of_hardware * link.hardware_usd + link.licence_mhz * link.licence_usd_per_mhz_year;
}

NetworkLayout lay_out_as_itu(const ReferenceBasis& basis, const NetworkRules& rules, geo::Progress& progress) {
    const double beyond_limit_m =
        std::nextafter(rules.fiber.max_hop_m, std::numeric_limits<double>::infinity()); // the limit itself is allowed
    const ForestGrower grow = [&](const ForestPoints& points) -> geo::RoadForest {
        return {geo::grow_forest_on_sphere(points.sites, points.sources, beyond_limit_m, ItuRules::earth_radius_m,
                                           points.rank, progress),
                {},
                {},
                {}};
    };
    NetworkLayout layout;
    lay_out_fiber(basis.dataset, basis.standing, basis.nodes, grow, layout);
    RadioRules by_range = rules.point_to_point.link;
    by_range.check_sight = false;
    by_range.max_hops = 1;
    lay_out_radio(basis.dataset, basis.standing, by_range, basis.nodes.use_planned, layout, progress);
    return layout;
}

/// The platform asks whether a technology reaches a school, never whether it carries its demand.
Feasibility reach_of(Feasibility feasibility) {
    switch (feasibility) {
    case Feasibility::too_much_demand:
    case Feasibility::node_full:
    case Feasibility::site_full:
    case Feasibility::beam_full:
        return Feasibility::feasible;
    default:
        return feasibility;
    }
}

} // namespace

ItuOptions cost_options_as_itu(const ReferenceBasis& basis, const Indicators& indicators, const ItuRules& rules,
                               geo::Progress& progress) {
    ItuOptions options{lay_out_as_itu(basis, rules.network, progress), {}};
    const NetworkOptions reach = find_options(basis.dataset, indicators, basis.standing, options.layout,
                                              basis.demand_mbps, rules.network, Overrides{});
    for (const Technology technology : technologies) {
        const ItuLink& link = rules.link[static_cast<std::size_t>(technology)];
        std::vector<ItuOption>& column = options.option[static_cast<std::size_t>(technology)];
        column.resize(basis.dataset.schools.size());
        for (std::size_t school = 0; school < column.size(); ++school) {
            column[school].feasibility = reach_of(reach.of(technology)[school]);
            if (!column[school].is_feasible()) continue;
            const double path_m = technology == Technology::fiber ? options.layout.fiber.hop_m[school] : 0.0;
            column[school].cost = cost_as_itu(link, path_m, basis.demand_mbps[school], rules.period);
        }
    }
    return options;
}

ItuCost cost_as_itu(const ItuLink& link, double path_m, double mbps, const ItuPeriod& period) {
    ItuCost cost;
    cost.initial_capex_usd = initial_capex_usd(link, path_m);
    const int times = period.years / link.reinvestment_years; // whole
    cost.reinvestment_usd = link.hardware_usd * times;
    cost.opex_usd_per_year = opex_usd_per_year(link, path_m);
    cost.revenue_usd_per_year = std::min(mbps, link.max_mbps) * link.fee_usd_per_mbps_year;

    const double capex_usd = cost.initial_capex_usd + cost.reinvestment_usd;
    cost.ownership_usd = capex_usd + period.years * cost.opex_usd_per_year;
    cost.profit_usd = period.years * cost.revenue_usd_per_year - cost.ownership_usd;
    cost.annual_cost_usd = capex_usd / period.years + cost.opex_usd_per_year;

    const double factor = annuity_factor(period.interest_rate, period.years);
    cost.present_cost_usd = cost.annual_cost_usd * factor;
    cost.present_revenue_usd = cost.revenue_usd_per_year * factor;
    cost.net_present_value_usd = cost.present_revenue_usd - cost.present_cost_usd;
    return cost;
}

double dated_cost_of_itu(const ItuLink& link, double path_m, const ItuPeriod& period, bool with_last_day) {
    const Horizon horizon{.years = period.years, .discount_rate = period.interest_rate};
    double present_usd = initial_capex_usd(link, path_m) +
                         opex_usd_per_year(link, path_m) * annuity_factor(period.interest_rate, period.years);
    for (int bought = link.reinvestment_years; bought < period.years + (with_last_day ? 1 : 0);
         bought += link.reinvestment_years)
        present_usd += link.hardware_usd * discount_factor(horizon, bought);
    return present_usd;
}

} // namespace planner
