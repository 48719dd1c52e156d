// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace planner {

/// The years that are counted, and what a later dollar is worth. Source: METHODS.md "Present value".
struct Horizon {
    enum class Timing { end, mid }; // of yearly costs within their year
    int start_year = 2027;
    int years = 10;
    double discount_rate = 0.06; // real, per year
    Timing opex_timing = Timing::end;
    int price_year = 2025;

    friend bool operator==(const Horizon&, const Horizon&) = default;
};

/// Value today of one unit paid at the end of each of `years` years, (1 - (1 + r)^-n) / r, and n where r = 0.
/// Source: METHODS.md "Present value".
double annuity_factor(double discount_rate, int years);

/// Value today of one unit of yearly cost in period t = 1..years: (1 + r)^-t at year's end, (1 + r)^-(t - 0.5)
/// mid-year.
double opex_discount_factor(const Horizon& horizon, int period);

/// Value today of one unit paid once at t = 0..years: (1 + r)^-t. Source: METHODS.md "Present value".
double discount_factor(const Horizon& horizon, int period);

/// Value today of buying an asset of cost 1 at t = 0, again whenever its life ends before the horizon does, less the
/// straight-line residual at the horizon's end. Source: METHODS.md "Present value".
double asset_factor(const Horizon& horizon, int life_years);

} // namespace planner
