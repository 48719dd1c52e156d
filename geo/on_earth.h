// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "geo/lon_lat.h"

namespace geo {

/// Whether a position is one: both numbers finite and in their range.
inline bool is_on_earth(LonLat place) { return std::abs(place.lon) <= 180.0 && std::abs(place.lat) <= 90.0; }

} // namespace geo
