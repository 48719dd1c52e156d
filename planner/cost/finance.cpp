// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/finance.h"

#include <cassert>
#include <cmath>

namespace planner {

double Horizon::real_rate() const { return planner::real_rate(discount_rate, inflation_per_year); }

double real_rate(double nominal_rate, double inflation) { return (nominal_rate - inflation) / (1.0 + inflation); }

std::optional<double> price_ratio(const PriceIndex& index, int from, int to) {
    if (from == to) return 1.0;
    const auto first = index.find(from), last = index.find(to);
    if (first == index.end() || last == index.end()) return std::nullopt;
    return last->second / first->second;
}

double learning_exponent(double learning_rate) {
    assert(learning_rate >= 0.0 && learning_rate < 1.0);
    return -std::log2(1.0 - learning_rate);
}

double PriceTrend::share_after(int years) const {
    const double share_per_year =
        (1.0 - decline_per_year) * std::pow(1.0 + volume_growth_per_year, -learning_exponent(learning_rate));
    return std::pow(share_per_year, years);
}

double annuity_factor(double discount_rate, int years) {
    assert(discount_rate > -1.0 && years >= 0);
    if (discount_rate == 0.0) return years;
    return -std::expm1(-years * std::log1p(discount_rate)) / discount_rate; // keeps its digits for a rate near 0
}

double capital_recovery_factor(double discount_rate, int years) {
    assert(years >= 1);
    return 1.0 / annuity_factor(discount_rate, years);
}

double discount_factor(const Horizon& horizon, int period) { return std::pow(1.0 + horizon.real_rate(), -period); }

double opex_discount_factor(const Horizon& horizon, int period) {
    const double paid_at = horizon.opex_timing == Horizon::Timing::mid ? period - 0.5 : period;
    return std::pow(1.0 + horizon.real_rate(), -paid_at);
}

double discounted_years(const Horizon& horizon, double growth_per_year, int start) {
    double years = 0.0;
    for (int period = start + 1; period <= horizon.years; ++period)
        years += opex_discount_factor(horizon, period) * std::pow(1.0 + growth_per_year, period - 1);
    return years;
}

double plain_years(const Horizon& horizon, double growth_per_year, int start) {
    return discounted_years({.years = horizon.years, .discount_rate = 0.0}, growth_per_year, start);
}

double asset_factor(const Horizon& horizon, int life_years, const PriceTrend& trend) {
    double factor = 1.0, price = 1.0;
    int bought = 0;
    for (int period = life_years; period < horizon.years; period += life_years) {
        price = trend.share_after(period);
        factor += price * discount_factor(horizon, period);
        bought = period;
    }
    const double remaining_share = static_cast<double>(bought + life_years - horizon.years) / life_years;
    return factor - price * remaining_share * discount_factor(horizon, horizon.years);
}

} // namespace planner
