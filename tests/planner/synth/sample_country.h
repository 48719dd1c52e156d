// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <vector>

#include "planner/synth/country.h"
#include "tests/catch.h"

namespace tests {

/// A small invented country, made once per run of the tests.
inline const planner::synth::Country& sample_country() {
    static const planner::synth::Country country = [] {
        geo::Progress progress;
        return planner::synth::invent_country(400, 7, progress);
    }();
    return country;
}

/// Pearson's correlation of two columns.
inline double correlation(const std::vector<double>& x, const std::vector<double>& y) {
    const auto count = static_cast<double>(x.size());
    double sx = 0.0, sy = 0.0, sxx = 0.0, syy = 0.0, sxy = 0.0;
    for (std::size_t row = 0; row < x.size(); ++row) {
        sx += x[row];
        sy += y[row];
        sxx += x[row] * x[row];
        syy += y[row] * y[row];
        sxy += x[row] * y[row];
    }
    return (sxy - sx * sy / count) / std::sqrt((sxx - sx * sx / count) * (syy - sy * sy / count));
}

} // namespace tests
