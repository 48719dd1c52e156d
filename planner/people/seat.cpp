// SPDX-License-Identifier: Apache-2.0
#include "planner/people/seat.h"

namespace planner {

double seat_usd(const Seat& seat, const Horizon& horizon) {
    const double usd_per_year = seat.device_usd * seat.attrition_per_year + seat.usd_per_year;
    double usd = seat.device_usd + seat.training_usd;
    for (int year = 1; year <= seat.life_years; ++year)
        usd += usd_per_year * opex_discount_factor(horizon, year);
    return usd + seat.e_waste_usd * discount_factor(horizon, seat.life_years);
}

} // namespace planner
