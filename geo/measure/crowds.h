// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "geo/lon_lat.h"

namespace geo {

/// The rows of places with more than `most` places within `radius_m` (geodesic, WGS 84, inclusive), themselves
/// included, in order. Cheaper than asking a PointIndex for each: most places have no such number around at all.
std::vector<std::size_t> crowded_rows(std::span<const LonLat> places, std::size_t most, double radius_m);

} // namespace geo
