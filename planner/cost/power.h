// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/rates.h"

namespace planner {

/// Panels and a battery for a load.
struct SolarSize {
    double panel_w = 0.0;    // peak
    double battery_wh = 0.0; // nominal
};

/// Sizes solar for a load: panel = E / (sun hours x performance ratio), battery = E x days / (depth x efficiency).
/// Source: METHODS.md "Power".
SolarSize size_solar(double wh_per_day, const PowerRates& rates);

/// What one watt-hour a day costs; everything is proportional to the load.
struct EnergyPrices {
    double grid_usd_per_year = 0.0;
    double panel_usd = 0.0;
    double battery_usd = 0.0;
    double solar_upkeep_usd_per_year = 0.0;
};
EnergyPrices price_energy(const PowerRates& rates);

} // namespace planner
