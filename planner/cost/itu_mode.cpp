// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/itu_mode.h"

#include <algorithm>

#include "planner/cost/finance.h"
#include "planner/cost/rates.h"

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

} // namespace

ItuCost cost_as_itu(const ItuLink& link, double path_m, double mbps, const ItuPeriod& period) {
    ItuCost cost;
    cost.initial_capex_usd = initial_capex_usd(link, path_m);
    cost.reinvestment_usd = link.hardware_usd * (period.years / link.reinvestment_years); // whole times
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
