// SPDX-License-Identifier: Apache-2.0
#include "planner/cost/finance.h"

#include <cassert>
#include <cmath>

namespace planner {

double annuity_factor(double discount_rate, int years) {
    assert(discount_rate > -1.0 && years >= 0);
    if (discount_rate == 0.0) return years;
    return (1.0 - std::pow(1.0 + discount_rate, -years)) / discount_rate;
}

double discount_factor(const Horizon& horizon, int period) { return std::pow(1.0 + horizon.discount_rate, -period); }

double opex_discount_factor(const Horizon& horizon, int period) {
    const double paid_at = horizon.opex_timing == Horizon::Timing::mid ? period - 0.5 : period;
    return std::pow(1.0 + horizon.discount_rate, -paid_at);
}

double asset_factor(const Horizon& horizon, int life_years) {
    double factor = 1.0;
    int bought = 0;
    for (int period = life_years; period < horizon.years; period += life_years) {
        factor += discount_factor(horizon, period);
        bought = period;
    }
    const double remaining_share = static_cast<double>(bought + life_years - horizon.years) / life_years;
    return factor - remaining_share * discount_factor(horizon, horizon.years);
}

} // namespace planner
