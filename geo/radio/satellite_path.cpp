// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/satellite_path.h"

#include <cmath>
#include <numbers>

#include "geo/radio/ray.h"

namespace geo {

double slant_range_m(double height_m, double elevation_deg) {
    const double rise_m = radio_earth_radius_m * std::sin(elevation_deg * std::numbers::pi / 180.0);
    return std::sqrt(rise_m * rise_m + 2.0 * radio_earth_radius_m * height_m + height_m * height_m) - rise_m;
}

double satellite_round_trip_ms(double slant_range_m) {
    constexpr double light_m_per_ms = 299'792.458;
    return 4.0 * slant_range_m / light_m_per_ms;
}

} // namespace geo
