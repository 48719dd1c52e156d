// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/lon_lat.h"

namespace planner {

/// Places that lie far from all others, as a mistyped digit puts them.
struct FarPlaces {
    double body_m = 0.0;            // nine of ten places lie within so much of the middle
    std::vector<std::size_t> row;   // of the far ones, rising
    std::vector<double> distance_m; // of each from the middle
};

/// A place is far if it lies over three times as far from the middle (the median in each direction) as nine of ten do,
/// 50 km at least, and has fewer than five others within that reach: a remote island's schools are no mistake. None of
/// fewer than five places. Distances are on a sphere; places must be finite.
FarPlaces find_far_places(std::span<const geo::LonLat> places);

} // namespace planner
