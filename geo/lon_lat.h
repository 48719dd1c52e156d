// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>

#include "geo/missing.h"

namespace geo {

/// A position on Earth in degrees on WGS 84, longitude first.
struct LonLat {
    double lon = 0.0; // -180..180
    double lat = 0.0; // -90..90

    friend bool operator==(const LonLat&, const LonLat&) = default;
};

/// The position of what has none.
inline constexpr LonLat nowhere{missing, missing};

/// The place at a share, 0..1, of the way from one place to another that is straight in degrees and goes the short way
/// round the Earth.
inline LonLat place_between(LonLat from, LonLat to, double share) {
    const double lon = from.lon + share * std::remainder(to.lon - from.lon, 360.0);
    return {std::abs(lon) > 180.0 ? std::remainder(lon, 360.0) : lon, from.lat + share * (to.lat - from.lat)};
}

/// A position on a plane, metres.
struct Xy {
    double x = 0.0;
    double y = 0.0;

    friend bool operator==(const Xy&, const Xy&) = default;
};

} // namespace geo
