// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <vector>

#include "planner/cost/ledger.h"
#include "planner/cost/quantities.h"

namespace planner {

/// The years in which a school pays: from t = start, when its work begins, to t = end. What is left of its assets
/// counts at t = end.
struct PaidYears {
    int start = 0, end = 0;
};

/// An asset bought at t = `bought`, again whenever its life ends before the years do, and its straight-line value at
/// their end. `usd_at(t)` is its price at t; `pay(flow, period, usd)` takes the payments. Source: METHODS.md "Present
/// value".
template <typename UsdAt, typename Pay>
void buy_asset(PaidYears years, int bought, int life_years, UsdAt usd_at, Pay pay) {
    double usd = usd_at(bought);
    pay(bought == years.start ? Flow::capex : Flow::replacement, bought, usd);
    int renewed = bought;
    while (renewed + life_years < years.end) {
        renewed += life_years;
        usd = usd_at(renewed);
        pay(Flow::replacement, renewed, usd);
    }
    pay(Flow::residual, years.end, -usd * (renewed + life_years - years.end) / life_years);
}

/// A charge with its price at every t.
struct DatedCharge {
    Charge charge;
    std::vector<double> usd_at; // by t = 0..years - 1: price of a unit then

    DatedCharge(const Charge& charge_, int years) : charge{charge_} {
        for (int t = 0; t < years; ++t)
            usd_at.push_back(charge.usd * charge.trend.share_after(t));
    }
};

/// The payments of a charge at a school by `pay(flow, period, usd)`: what is there when its work begins is bought then,
/// what growth adds at the start of the year that needs it. `series` is the charge's quantity.
template <typename Pay>
void pay_charge(const DatedCharge& dated, const Series& series, PaidYears years, Pay pay) {
    if (series.is_constant && series.first == 0.0) return;
    const Charge& charge = dated.charge;
    double held = 0.0;
    for (int year = years.start + 1; year <= years.end; ++year) {
        const double used = series.in(year);
        if (charge.usd_per_year != 0.0) pay(Flow::opex, year, used * charge.usd_per_year);
        if (charge.usd != 0.0 && used > held) {
            const double units = used - held;
            const auto usd_at = [&](int t) { return units * dated.usd_at[static_cast<std::size_t>(t)]; };
            buy_asset(years, year - 1, charge.life_years, usd_at, pay);
        }
        held = std::max(held, used);
    }
}

} // namespace planner
