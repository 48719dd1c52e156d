// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lon_lat.h"

namespace geo {

/// A point in space in metres: origin at the Earth's centre, x towards 0 E 0 N, y towards 90 E, z towards the pole.
struct Xyz {
    double x = 0.0;
    double y = 0.0;
    double z = 0.0;

    friend bool operator==(const Xyz&, const Xyz&) = default;
};

/// The place on the surface of the WGS 84 ellipsoid, as a point in space.
Xyz earth_centred(LonLat place);

/// Squared length of the straight line (chord) between two points, m2. A chord is never longer than the geodesic.
inline double squared_chord_m2(const Xyz& a, const Xyz& b) {
    const double x = a.x - b.x, y = a.y - b.y, z = a.z - b.z;
    return x * x + y * y + z * z;
}

} // namespace geo
