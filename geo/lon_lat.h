// SPDX-License-Identifier: Apache-2.0
#pragma once

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

/// A position on a plane, metres.
struct Xy {
    double x = 0.0;
    double y = 0.0;

    friend bool operator==(const Xy&, const Xy&) = default;
};

} // namespace geo
