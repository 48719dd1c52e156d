// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include "planner/data/schools.h"

namespace planner {

/// A country's access to ICT in education, as the field counts it. Shares are of the schools (or learners) where the
/// answer is known; empty where nothing is known. Source: METHODS.md "Access figures".
struct AccessFigures {
    double learners = 0.0, girls = 0.0, boys = 0.0;
    std::optional<double> learners_per_device;           // ED4bis: ratio of sums, all schools
    std::optional<double> learners_per_device_equipped;  // ED4: over schools with a device
    std::optional<double> learners_per_connected_device; // LICR
    std::optional<double> electricity_share;             // EDR1
    std::optional<double> internet_share;                // SDG 4.a.1 (b)
    std::optional<double> device_share;                  // SDG 4.a.1 (c)
    std::optional<double> adapted_share;                 // SDG 4.a.1 (d)
    std::optional<double> learners_with_internet_share;  // the same, weighted by learners
    std::optional<double> learners_with_electricity_share;
    std::optional<double> trained_teacher_share;
    std::optional<double> gender_parity_of_internet;          // GPI: girls' rate of access over boys'
    std::optional<double> adjusted_gender_parity_of_internet; // GPIA: symmetric around 1
    std::optional<double> at_target_share;                    // schools at or above the target speed
};

/// Counts access over all schools.
AccessFigures count_access(const Schools& schools, double target_mbps);

/// Yearly price of a service as a share of income: 12 x monthly price / gross national income per head.
/// The Broadband Commission wants it below 0.02. Source: METHODS.md "Access figures".
double affordability_share(double usd_per_month, double income_usd_per_head_year);

} // namespace planner
