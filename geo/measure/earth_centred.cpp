// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/earth_centred.h"

#include <cmath>
#include <numbers>

#include "geo/measure/ellipsoid.h"

namespace geo {

Xyz earth_centred(LonLat place) {
    constexpr double radians = std::numbers::pi / 180.0;
    const double sin_lat = std::sin(place.lat * radians), cos_lat = std::cos(place.lat * radians);
    const double prime_vertical_m = wgs84::a_m / std::sqrt(1.0 - wgs84::e2 * sin_lat * sin_lat);
    return {prime_vertical_m * cos_lat * std::cos(place.lon * radians),
            prime_vertical_m * cos_lat * std::sin(place.lon * radians), prime_vertical_m * (1.0 - wgs84::e2) * sin_lat};
}

} // namespace geo
