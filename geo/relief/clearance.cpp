// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/clearance.h"

#include "geo/missing.h"

namespace geo {

std::string_view name_of(SightVerdict verdict) {
    switch (verdict) {
    case SightVerdict::clear:
        return "clear";
    case SightVerdict::marginal:
        return "marginal";
    case SightVerdict::obstructed:
        return "obstructed";
    case SightVerdict::unknown:
        return "unknown";
    }
    return "";
}

Sight Clearance::judge(double first_antenna_m, double second_antenna_m) const {
    const bool is_known = is_known_ && !std::isnan(start_m_ + rise_m_);
    const bool is_obstructed = least_clearance_.value_m < 0.0;
    Sight sight{.verdict = SightVerdict::unknown,
                .length_m = length_m_,
                .worst_clearance_m = missing,
                .worst_at_m = missing,
                .clearing_first_m = is_known ? first_antenna_m + raise_first_m_ : missing,
                .clearing_second_m = is_known ? second_antenna_m + raise_second_m_ : missing};
    if (is_obstructed) {
        sight.verdict = SightVerdict::obstructed;
    } else if (is_known) {
        sight.verdict = least_margin_.value_m < 0.0 ? SightVerdict::marginal : SightVerdict::clear;
    }
    const Least& worst = is_obstructed ? least_clearance_ : least_margin_;
    if (sight.verdict != SightVerdict::unknown && std::isfinite(worst.value_m)) {
        sight.worst_clearance_m = worst.clearance_m;
        sight.worst_at_m = worst.share * length_m_;
    }
    return sight;
}

Sight judge_profile(const ReliefProfile& profile, double first_antenna_m, double last_antenna_m,
                    const SightRules& rules) {
    const std::size_t last = profile.distance_m.size() - 1;
    const double length_m = profile.distance_m[last];
    Clearance clearance{length_m, profile.ground_m[0] + first_antenna_m, profile.ground_m[last] + last_antenna_m,
                        rules};
    for (std::size_t sample = 1; sample < last; ++sample)
        clearance.add(profile.distance_m[sample] / length_m, profile.ground_m[sample]);
    return clearance.judge(first_antenna_m, last_antenna_m);
}

} // namespace geo
