// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <compare>
#include <cstdint>

#include "geo/lon_lat.h"

namespace geo {

/// A position in units of 1e-7 degrees (at most 1.2 cm), as OpenStreetMap keeps it: half the memory of LonLat, and
/// positions that were one in a file stay one. Longitude -180 is kept as 180, so that lines that a file breaks at the
/// antimeridian meet there.
struct FixedPlace {
    static constexpr double per_degree = 1e7;
    static constexpr std::int32_t antimeridian_e7 = 1'800'000'000;
    std::int32_t lon_e7 = 0;
    std::int32_t lat_e7 = 0;

    FixedPlace() = default;
    FixedPlace(std::int32_t lon, std::int32_t lat)
        : lon_e7{lon == -antimeridian_e7 ? antimeridian_e7 : lon}, lat_e7{lat} {}
    explicit FixedPlace(LonLat at)
        : FixedPlace{static_cast<std::int32_t>(std::lround(at.lon * per_degree)),
                     static_cast<std::int32_t>(std::lround(at.lat * per_degree))} {}

    LonLat place() const { return {lon_e7 / per_degree, lat_e7 / per_degree}; }
    auto operator<=>(const FixedPlace&) const = default;
};

} // namespace geo
