// SPDX-License-Identifier: Apache-2.0
#pragma once

namespace geo {

/// Mean radius of the Earth for radio, metres (ITU-R P.310).
inline constexpr double radio_earth_radius_m = 6'371'000.0;

/// How many Earth radii a ray's curve is worth in a standard atmosphere (ITU-R P.453).
inline constexpr double standard_earth_factor = 4.0 / 3.0;

/// How high the Earth rises above the straight line between two points, metres, at distances to both of them:
///     d1 d2 / (2 k R)
double earth_bulge_m(double to_one_m, double to_other_m, double earth_factor);

double wavelength_m(double frequency_ghz);

/// Radius of the first Fresnel zone, metres, at distances to both ends of a ray:
///     sqrt(wavelength d1 d2 / (d1 + d2))
double fresnel_radius_m(double to_one_m, double to_other_m, double frequency_ghz);

/// How far a point of some height sees over smooth ground, metres: sqrt(2 k R h).
double radio_horizon_m(double height_m, double earth_factor);

} // namespace geo
