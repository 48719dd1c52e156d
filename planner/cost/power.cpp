// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/power.h"

namespace planner {
namespace {} // namespace

SolarSize size_solar(double wh_per_day, const PowerRates& rates) {
    return {.panel_w = wh_per_day / (rates.sun_hours * rates.performance_ratio),
            .battery_wh = wh_per_day * rates.autonomy_days / (rates.depth_of_discharge * rates.battery_efficiency)};
}

EnergyPrices price_energy(const PowerRates& rates) {
    const SolarSize size = size_solar(1.0, rates);
    EnergyPrices prices;
    prices.grid_usd_per_year = rates.days_per_year / wh_per_kwh * rates.grid_usd_per_kwh;
    prices.panel_usd = size.panel_w * rates.solar_usd_per_w;
    prices.battery_usd = size.battery_wh / wh_per_kwh * rates.battery_usd_per_kwh;
    prices.solar_upkeep_usd_per_year = (prices.panel_usd + prices.battery_usd) * rates.solar_upkeep_share_per_year;
    return prices;
}

} // namespace planner
