// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/ray.h"

#include <cmath>

namespace geo {

double earth_bulge_m(double to_one_m, double to_other_m, double earth_factor) {
    return to_one_m * to_other_m / (2.0 * earth_factor * radio_earth_radius_m);
}

double wavelength_m(double frequency_ghz) {
    constexpr double light_m_per_ns = 0.299792458;
    return light_m_per_ns / frequency_ghz;
}

double fresnel_radius_m(double to_one_m, double to_other_m, double frequency_ghz) {
    return std::sqrt(wavelength_m(frequency_ghz) * to_one_m * to_other_m / (to_one_m + to_other_m));
}

double radio_horizon_m(double height_m, double earth_factor) {
    return std::sqrt(2.0 * earth_factor * radio_earth_radius_m * height_m);
}

} // namespace geo
