// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

#include "geo/lon_lat.h"
#include "geo/measure/earth_centred.h"
#include "geo/measure/ellipsoid.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/sphere_index.h"

namespace geo {

/// A line between two points of a forest, the smaller number first. Its length is known within bounds from the chord
/// alone, and exactly once it has been measured.
struct Hop {
    static constexpr std::uint32_t none = static_cast<std::uint32_t>(-1);
    std::uint32_t first = none;
    std::uint32_t second = none;
    double shortest_m = std::numeric_limits<double>::infinity();
    double longest_m = std::numeric_limits<double>::infinity();

    bool exists() const { return first != none; }
    bool measured() const { return shortest_m == longest_m; }
};

/// The Earth that hops are measured on, and how long a hop may be.
struct HopRule {
    enum class Earth { ellipsoid, sphere };
    Earth earth = Earth::ellipsoid;
    double limit_m = 0.0;
    bool limit_included = true;
    double sphere_radius_m = 0.0; // of Earth::sphere

    /// Rounding of coordinates near 6.4e6 m and of the geodesic (15 nm), with room to spare.
    static constexpr double rounding_m = 1e-7;

    Xyz point(LonLat place) const {
        return earth == Earth::ellipsoid ? earth_centred(place) : on_sphere(place, sphere_radius_m);
    }

    double length_m(LonLat from, LonLat to) const {
        return earth == Earth::ellipsoid ? distance_m(from, to) : great_circle_m(from, to, sphere_radius_m);
    }

    bool allows(double length_m) const { return limit_included ? length_m <= limit_m : length_m < limit_m; }

    /// No line on the surface with this chord is longer: 2 r asin(c / 2r), with r the smallest radius of curvature
    /// (on the ellipsoid b^2 / a, along the meridian at the equator). Source: A. Schur's comparison theorem.
    double longest_m(double chord_m) const {
        const double radius_m =
            earth == Earth::ellipsoid ? wgs84::b_m * wgs84::b_m / wgs84::a_m : sphere_radius_m * (1.0 - 1e-12);
        const double sine = chord_m / (2.0 * radius_m);
        if (sine >= 1.0) return std::numeric_limits<double>::infinity();
        return 2.0 * radius_m * std::asin(sine) + rounding_m;
    }

    /// A hop whose length is only bounded yet: never shorter than its chord.
    Hop unmeasured(std::uint32_t a, std::uint32_t b, double chord_m) const {
        return {std::min(a, b), std::max(a, b), std::max(chord_m - rounding_m, 0.0), longest_m(chord_m)};
    }
};

} // namespace geo
