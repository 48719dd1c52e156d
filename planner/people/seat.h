// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/cost/finance.h"

namespace planner {

/// What one learner's device needs while it lives.
struct Seat {
    double device_usd = 0.0; // purchase, with accessories
    double attrition_per_year = 0.0;
    double usd_per_year = 0.0; // support, software, power
    double training_usd = 0.0; // its part of the teachers' training, once
    double e_waste_usd = 0.0;  // take-back at the end of its life
    int life_years = 1;
};

/// Total cost of ownership of a seat, USD, present value over the life of its device: purchase and training at the
/// start, each year the share of devices that wear takes and the yearly costs, take-back at the end.
/// Source: METHODS.md "Seat".
double seat_usd(const Seat& seat, const Horizon& horizon);

} // namespace planner
