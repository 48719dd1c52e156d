// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/present_prices.h"

#include <algorithm>

namespace planner {

double asset_factor_from(const Horizon& horizon, int bought, int life_years, const PriceTrend& trend) {
    Horizon remaining = horizon;
    remaining.years = horizon.years - bought;
    return discount_factor(horizon, bought) * trend.share_after(bought) * asset_factor(remaining, life_years, trend);
}

PresentPrices::PresentPrices(std::span<const Charge> charges, const Horizon& horizon) {
    for (UnitPrice& unit : unit_) {
        unit.bought_usd.assign(static_cast<std::size_t>(horizon.years), 0.0);
        unit.used_usd.assign(static_cast<std::size_t>(horizon.years), 0.0);
    }
    for (const Charge& charge : charges) {
        UnitPrice& unit = unit_[static_cast<std::size_t>(charge.quantity)];
        unit.is_free = false;
        unit.capex_usd += charge.usd;
        unit.usd_per_year += charge.usd_per_year;
        for (int year = 1; year <= horizon.years; ++year) {
            const std::size_t i = static_cast<std::size_t>(year) - 1;
            unit.bought_usd[i] += charge.usd * asset_factor_from(horizon, year - 1, charge.life_years, charge.trend);
            unit.used_usd[i] += charge.usd_per_year * opex_discount_factor(horizon, year);
        }
    }
    for (UnitPrice& unit : unit_) {
        unit.constant_usd = unit.bought_usd.front();
        for (const double usd : unit.used_usd)
            unit.constant_usd += usd;
    }
}

OptionPrice PresentPrices::price(const Quantities& quantities) const {
    OptionPrice price;
    for (std::size_t quantity = 0; quantity < quantity_count; ++quantity) {
        const UnitPrice& unit = unit_[quantity];
        if (unit.is_free) continue;
        const Series& series = quantities.series[quantity];
        price.capex_usd += unit.capex_usd * series.first;
        price.opex_usd_per_year += unit.usd_per_year * series.first;
        if (series.is_constant) {
            price.npv_usd += unit.constant_usd * series.first;
            continue;
        }
        double held = 0.0;
        for (std::size_t i = 0; i < series.by_year.size(); ++i) {
            const double used = series.by_year[i];
            price.npv_usd += unit.used_usd[i] * used + unit.bought_usd[i] * std::max(used - held, 0.0);
            held = std::max(held, used);
        }
    }
    return price;
}

} // namespace planner
