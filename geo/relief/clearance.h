// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>

#include "geo/relief/sight.h"

namespace geo {

/// Follows a ray over samples of the ground, in any order, and judges it. Shares are of the ray's length.
class Clearance {
public:
    /// Antennas above sea level.
    Clearance(double length_m, double first_m, double second_m, const SightRules& rules)
        : length_m_{length_m},
          start_m_{first_m - rules.clutter_m},
          rise_m_{second_m - first_m},
          bulge_m_{earth_bulge_m(length_m, length_m, rules.earth_factor)},
          zone_m_{rules.fresnel_share * std::sqrt(wavelength_m(rules.frequency_ghz) * length_m)} {}

    /// A sample of the ground between the ends.
    void add(double share, double ground_m) {
        const double inner = share * (1.0 - share);
        const double clearance_m = start_m_ + rise_m_ * share - ground_m - bulge_m_ * inner;
        if (clearance_m >= enough_m_) return; // neither the least of anything, nor in the zone
        look_closer(share, inner, clearance_m);
    }

    /// The judgement; `first_antenna_m` and `second_antenna_m` above the ground.
    Sight judge(double first_antenna_m, double second_antenna_m) const;

private:
    void look_closer(double share, double inner, double clearance_m) {
        if (std::isnan(clearance_m)) {
            is_known_ = false;
            return;
        }
        const double margin_m = clearance_m - zone_m_ * std::sqrt(inner);
        if (margin_m < 0.0) {
            raise_first_m_ = std::max(raise_first_m_, -margin_m / (1.0 - share));
            raise_second_m_ = std::max(raise_second_m_, -margin_m / share);
        }
        if (margin_m < least_margin_.value_m) least_margin_ = {margin_m, clearance_m, share};
        if (clearance_m < least_clearance_.value_m) least_clearance_ = {clearance_m, clearance_m, share};
        const double widest_m = 0.5 * zone_m_;
        enough_m_ = std::max(least_clearance_.value_m, std::max(least_margin_.value_m, 0.0) + widest_m);
    }

    struct Least {
        double value_m = std::numeric_limits<double>::infinity();
        double clearance_m = 0.0, share = 0.0;
    };

    double length_m_, start_m_, rise_m_;
    double bulge_m_; // four times that in the middle
    double zone_m_;  // twice the demanded radius in the middle
    double enough_m_ = std::numeric_limits<double>::infinity();
    double raise_first_m_ = 0.0, raise_second_m_ = 0.0;
    Least least_margin_, least_clearance_;
    bool is_known_ = true;
};

} // namespace geo
