// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/earth_centred.h"

#include <cmath>

#include "geo/measure/ellipsoid.h"

namespace geo {
namespace {

/// Sine and cosine of a latitude or longitude. Exact at the poles and at 180 degrees east and west, so that one place
/// written in two ways is one point.
struct SinCos {
    explicit SinCos(double degrees) {
        if (std::abs(degrees) > 180.0) degrees = std::remainder(degrees, 360.0);
        const double beyond = 180.0 - std::abs(degrees); // exact for 90..180
        const bool is_folded = std::abs(degrees) > 90.0;
        const double angle = is_folded ? std::copysign(beyond, degrees) : degrees;
        sin = std::sin(angle * radians_per_degree);
        cos = std::abs(angle) == 90.0 ? 0.0 : std::cos(angle * radians_per_degree);
        if (is_folded) cos = -cos;
    }
    double sin, cos;
};

} // namespace

Xyz earth_centred(LonLat place) {
    const SinCos lon{place.lon}, lat{place.lat};
    const double prime_vertical_m = wgs84::a_m / std::sqrt(1.0 - wgs84::e2 * lat.sin * lat.sin);
    return {prime_vertical_m * lat.cos * lon.cos, prime_vertical_m * lat.cos * lon.sin,
            prime_vertical_m * (1.0 - wgs84::e2) * lat.sin};
}

double short_geodesic_m(const Xyz& from, const Xyz& to) {
    constexpr double per_a2 = 1.0 / (wgs84::a_m * wgs84::a_m), per_b2 = 1.0 / (wgs84::b_m * wgs84::b_m);
    const Xyz u{to.x - from.x, to.y - from.y, to.z - from.z};
    const double chord2 = u.x * u.x + u.y * u.y + u.z * u.z;
    if (chord2 == 0.0) return 0.0;
    const Xyz m{(from.x + to.x) / 2.0, (from.y + to.y) / 2.0, (from.z + to.z) / 2.0};
    const Xyz g{m.x * per_a2, m.y * per_a2, m.z * per_b2};
    const double curvature_of_chord = ((u.x * u.x + u.y * u.y) * per_a2 + u.z * u.z * per_b2) / chord2;
    const double curvature2 = curvature_of_chord * curvature_of_chord * (m.x * g.x + m.y * g.y + m.z * g.z) /
                              (g.x * g.x + g.y * g.y + g.z * g.z);
    const double t = chord2 * curvature2;
    return std::sqrt(chord2) * (1.0 + t * (1.0 / 24.0 + t * (3.0 / 640.0)));
}

double longest_geodesic2_m2(double squared_chord_m2) {
    constexpr double least_radius_m = wgs84::b_m * wgs84::b_m / wgs84::a_m; // of curvature: the meridian at the equator
    constexpr double half_meridian_m = 20'003'932.0;                        // no two places are farther apart
    if (squared_chord_m2 > least_radius_m * least_radius_m) return half_meridian_m * half_meridian_m;
    // (asin(t) / t)^2 with t = chord / 2R is convex in t^2, and 1.0966 at t = 1/2
    return squared_chord_m2 * (1.0 + 0.3866 * squared_chord_m2 / (4.0 * least_radius_m * least_radius_m));
}

} // namespace geo
