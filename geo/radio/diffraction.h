// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>

namespace geo {

/// How far an edge stands in the way of a ray, without dimension: h sqrt(2 / wavelength (1/d1 + 1/d2)); negative below
/// the ray. `above_ray_m` is the edge's height over the straight line, the Earth's bulge included (ITU-R P.526).
double knife_edge_parameter(double above_ray_m, double to_one_m, double to_other_m, double frequency_ghz);

/// Loss over one sharp edge, dB (ITU-R P.526): 6.9 + 20 lg(sqrt((nu - 0.1)^2 + 1) + nu - 0.1); 0 up to nu = -0.78.
double knife_edge_loss_db(double parameter);

/// The ground under a path as samples from one antenna to the other, both ends included: at least two, at rising
/// distances from 0 on. Heights above sea level.
struct GroundProfile {
    std::span<const double> distance_m;
    std::span<const double> ground_m;
};

/// Loss over all hills of a path beyond that of free space, dB: Bullington's one edge where the antennas' horizons
/// meet, or the worst sample where they see each other; J + (1 - exp(-J/6)) (10 + 0.02 d_km) (ITU-R P.526, 4.5.1).
/// Antenna heights above the ground at the ends. NaN where a sample's height is not known.
double bullington_loss_db(const GroundProfile& profile, double first_antenna_m, double last_antenna_m,
                          double frequency_ghz, double earth_factor);

} // namespace geo
