// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "planner/cost/charge.h"
#include "planner/cost/finance.h"
#include "planner/cost/quantities.h"

namespace planner {

/// A list of charges, summed up once per quantity and year, so that an option is priced by its quantities alone.
class PresentPrices {
public:
    PresentPrices(std::span<const Charge> charges, const Horizon& horizon);

    OptionPrice price(const Quantities& quantities) const;

private:
    /// Of one unit of a quantity.
    struct UnitPrice {
        bool is_free = true;
        double capex_usd = 0.0;
        double usd_per_year = 0.0;
        double constant_usd = 0.0;      // present cost where the quantity is the same every year
        std::vector<double> bought_usd; // by year - 1: present cost of buying it for that year, renewals and residual
        std::vector<double> used_usd;   // by year - 1: present cost of using it in that year
    };

    std::array<UnitPrice, quantity_count> unit_;
};

/// Present cost of an asset that costs 1 at t = 0 and is bought at t = `bought`, again whenever its life ends before
/// the horizon does, each at the price of then, less the straight-line residual. Source: METHODS.md "Present value".
double asset_factor_from(const Horizon& horizon, int bought, int life_years, const PriceTrend& trend);

} // namespace planner
