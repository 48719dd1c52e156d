// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/diffraction.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "geo/missing.h"
#include "geo/radio/ray.h"

namespace geo {
namespace {

/// What the inner samples of a path look like from its ends. Slopes in metres per metre.
struct Horizons {
    double from_first = -std::numeric_limits<double>::infinity(); // steepest rise seen from the first antenna
    double from_last = -std::numeric_limits<double>::infinity();
    double parameter = -std::numeric_limits<double>::infinity(); // greatest knife-edge parameter
};

} // namespace

double knife_edge_parameter(double above_ray_m, double to_one_m, double to_other_m, double frequency_ghz) {
    return above_ray_m * std::sqrt(2.0 / wavelength_m(frequency_ghz) * (1.0 / to_one_m + 1.0 / to_other_m));
}

double knife_edge_loss_db(double parameter) {
    constexpr double free = -0.78; // below, the edge costs nothing
    if (parameter <= free) return 0.0;
    const double shifted = parameter - 0.1;
    return 6.9 + 20.0 * std::log10(std::sqrt(shifted * shifted + 1.0) + shifted);
}

double bullington_loss_db(const GroundProfile& profile, double first_antenna_m, double last_antenna_m,
                          double frequency_ghz, double earth_factor) {
    const std::size_t last = profile.distance_m.size() - 1;
    const double length_m = profile.distance_m[last];
    const double first_m = profile.ground_m[0] + first_antenna_m, last_m = profile.ground_m[last] + last_antenna_m;
    if (std::isnan(first_m + last_m)) return missing;
    const double slope = (last_m - first_m) / length_m;
    Horizons seen;
    for (std::size_t sample = 1; sample < last; ++sample) {
        const double on_m = profile.distance_m[sample], left_m = length_m - on_m;
        const double effective_m = profile.ground_m[sample] + earth_bulge_m(on_m, left_m, earth_factor);
        if (std::isnan(effective_m)) return missing;
        seen.from_first = std::max(seen.from_first, (effective_m - first_m) / on_m);
        seen.from_last = std::max(seen.from_last, (effective_m - last_m) / left_m);
        const double above_ray_m = effective_m - (first_m + slope * on_m);
        seen.parameter = std::max(seen.parameter, knife_edge_parameter(above_ray_m, on_m, left_m, frequency_ghz));
    }
    if (seen.from_first >= slope) { // the ends do not see each other
        const double edge_m = (last_m - first_m + seen.from_last * length_m) / (seen.from_first + seen.from_last);
        const double above_ray_m = (seen.from_first - slope) * edge_m;
        seen.parameter = knife_edge_parameter(above_ray_m, edge_m, length_m - edge_m, frequency_ghz);
    }
    const double edge_db = knife_edge_loss_db(seen.parameter);
    return edge_db + (1.0 - std::exp(-edge_db / 6.0)) * (10.0 + 0.02 * length_m / 1'000.0);
}

} // namespace geo
