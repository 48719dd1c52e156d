// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <optional>

namespace planner {

/// The years that are counted, and what a later dollar is worth. Source: METHODS.md "Present value".
struct Horizon {
    enum class Timing { end, mid }; // of yearly costs within their year
    int start_year = 2027;
    int years = 10;
    double discount_rate = 0.06;     // per year: real, or nominal where inflation is given
    double inflation_per_year = 0.0; // 0: discount_rate is real
    Timing opex_timing = Timing::end;
    int price_year = 2025;

    /// The rate that discounts, per year: money is real.
    double real_rate() const;

    friend bool operator==(const Horizon&, const Horizon&) = default;
};

/// Real rate of a nominal one, (1 + i) / (1 + pi) - 1. Source: METHODS.md "Present value".
double real_rate(double nominal_rate, double inflation);

/// An index of prices by calendar year; only ratios matter.
using PriceIndex = std::map<int, double>;

/// What a price of year `from` is multiplied by to be one of year `to`: the ratio of the index, 1 for the same year.
/// Nothing where the index lacks one of the two. Source: METHODS.md "Price years".
std::optional<double> price_ratio(const PriceIndex& index, int from, int to);

/// Wright's exponent of a learning rate, the share by which a price falls whenever the volume ever made doubles:
/// b = -log2(1 - learning rate), and the price is (volume / volume then)^-b of what it was.
/// Source: METHODS.md "Falling prices".
double learning_exponent(double learning_rate);

/// How a price falls while the years go by: by a share a year, and by what makers learn. Neither: it stays.
/// Source: METHODS.md "Falling prices".
struct PriceTrend {
    double decline_per_year = 0.0;       // share
    double learning_rate = 0.0;          // share lost whenever the volume ever made doubles
    double volume_growth_per_year = 0.0; // of the volume ever made, share

    /// The price after so many years, as a share of today's: ((1 - g) (1 + v)^-b)^years.
    double share_after(int years) const;

    friend bool operator==(const PriceTrend&, const PriceTrend&) = default;
};

/// Value today of one unit paid at the end of each of `years` years, (1 - (1 + r)^-n) / r, and n where r = 0.
/// Source: METHODS.md "Present value".
double annuity_factor(double discount_rate, int years);

/// What a present value of 1 is each year over `years` >= 1 years: 1 / annuity_factor; equivalent annual cost is
/// present cost times it. Source: METHODS.md "Present value".
double capital_recovery_factor(double discount_rate, int years);

/// Value today of one unit of yearly cost in period t = 1..years: (1 + r)^-t at year's end, (1 + r)^-(t - 0.5)
/// mid-year.
double opex_discount_factor(const Horizon& horizon, int period);

/// Value today of one unit paid once at t = 0..years: (1 + r)^-t. Source: METHODS.md "Present value".
double discount_factor(const Horizon& horizon, int period);

/// Years of a service that begins at t = `start` and serves (1 + growth)^(t - 1) persons in year t, each counted as
/// yearly costs are discounted. Source: METHODS.md "Totals".
double discounted_years(const Horizon& horizon, double growth_per_year, int start = 0);
/// The same years, each counted in full.
double plain_years(const Horizon& horizon, double growth_per_year, int start = 0);

/// Value today of buying an asset of cost 1 at t = 0, again at the price of then whenever its life ends before the
/// horizon does, less the straight-line residual of the last one at the horizon's end. Source: METHODS.md "Present
/// value".
double asset_factor(const Horizon& horizon, int life_years, const PriceTrend& trend = {});

} // namespace planner
