// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/measure/zonal.h"
#include "geo/progress.h"

namespace geo {

/// Who counts as in reach of a place.
struct FloatingRule {
    double radius_m = 0.0;
    bool decays = false; // people count less with distance, 0.01 at the radius (distance_decay); else all the same
};

/// Supply within reach of people, by the two-step floating catchment area method.
struct FloatingCatchment {
    std::vector<double> ratio;    // R: supply of a place per person within its circle; NaN where nobody lives there
    std::vector<double> access;   // A, of the people within a place's circle on average; NaN where nobody lives there
    double supply_shared_out = 0; // the sum of A over all people: the supply of all places that people live around
};

/// Step 1: R_j = S_j / sum of w over people within the radius of place j. Step 2: A at a person = the sum of w R_j over
/// all places within the radius of the person. The weight w is 1, or falls with distance; averages are weighted by it.
/// Circles share cells exactly, so that the sum of A over people is that of S. `supply` is one row per place, at
/// least 0. Source: METHODS.md "Catchments".
FloatingCatchment measure_floating_catchment(const ZonalLayer& people, std::span<const LonLat> places,
                                             std::span<const double> supply, const FloatingRule& rule,
                                             Progress& progress);

} // namespace geo
