// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/cost/finance.h"

namespace planner {

/// How devices leave a fleet, and what those cost that take their place.
struct Wear {
    double breakage_per_year = 0.06;
    double repairable_share = 0.7; // of the breakages
    double loss_per_year = 0.03;
    int life_years = 4;
    PriceTrend trend{};

    /// Share of the fleet that is gone each year: breakage that nobody repairs, and loss.
    double attrition_per_year() const { return breakage_per_year * (1.0 - repairable_share) + loss_per_year; }
};

/// What keeps a fleet of one device (growing by `growth_per_year`) at its size.
struct FleetPlan {
    std::vector<double> purchases; // devices at t = 0..years-1
    std::vector<double> price;     // of one device then, in prices of t = 0
    std::vector<double> retired;   // devices that reach the end of their life at t = 1..years
    double residual_share = 0.0;   // straight-line value of the survivors at t = years, in prices of t = 0
};

/// Each year attrition on the whole fleet, then retirement of the survivors at the end of their life, then purchases
/// back to the size. `existing_share` of the fleet, of even ages, is there at the start.
/// Source: METHODS.md "Fleet".
FleetPlan plan_fleet(const Wear& wear, double existing_share, double growth_per_year, int years);

} // namespace planner
