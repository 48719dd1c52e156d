// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>

#include "planner/cost/ledger.h"

namespace planner {

/// The calendar year of a payment: running costs of period t are those of the t-th year; what is bought at t is bought
/// as the year after it begins, and what is left at the end counts in the last year.
inline int year_of_payment(const Horizon& horizon, Flow flow, int period) {
    const int years_before = flow == Flow::opex ? period - 1 : period;
    return horizon.start_year + std::min(years_before, horizon.years - 1);
}

} // namespace planner
