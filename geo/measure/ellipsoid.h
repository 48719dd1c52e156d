// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <numbers>

namespace geo {

inline constexpr double radians_per_degree = std::numbers::pi / 180.0;
/// Mean radius of the Earth, (2a + b) / 3 of its ellipsoid (Moritz 2000). For estimates, and where a sphere is asked
/// for.
inline constexpr double mean_earth_radius_m = 6'371'008.8;

} // namespace geo

/// The WGS 84 ellipsoid (NGA.STND.0036, table 3.1).
namespace geo::wgs84 {

inline constexpr double a_m = 6'378'137.0;       // equatorial radius
inline constexpr double f = 1.0 / 298.257223563; // flattening
inline constexpr double b_m = a_m * (1.0 - f);   // polar radius
inline constexpr double e2 = f * (2.0 - f);      // squared eccentricity

} // namespace geo::wgs84
