// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/decayed_shares.h"

#include <algorithm>
#include <cmath>

namespace geo {

double distance_decay(double distance_m, double radius_m) {
    static const double fall = std::log(100.0); // 0.01 is left at the radius
    const double radii = distance_m / radius_m;
    return std::exp(-radii * radii * fall);
}

void DecayedShares::start(const ZoneWindow& window) {
    const CellWindow& cells = window.cells();
    middle_.clear();
    for (int row = cells.row; row < cells.row + cells.height; ++row) {
        for (int col = cells.col; col < cells.col + cells.width; ++col)
            middle_.push_back(earth_centred(grid_.place({col + 0.5, row + 0.5})));
    }
}

std::span<const CoverageFraction::Step> DecayedShares::of(ZoneWindow& window, LonLat place, double radius_m) {
    const Xyz centre = earth_centred(place);
    const CellWindow& cells = window.cells();
    steps_.clear();
    window.visit_runs(0, [&](const CoveredRun& run) {
        const auto first = static_cast<std::size_t>(run.row - cells.row) * static_cast<std::size_t>(cells.width);
        double before = 0.0;
        for (int col = run.begin; col < run.end; ++col) {
            const Xyz& middle = middle_[first + static_cast<std::size_t>(col - cells.col)];
            const double away_m = std::min(radius_m, short_geodesic_m(centre, middle));
            const double left = run.share * distance_decay(away_m, radius_m);
            steps_.push_back({run.row, col, left - before});
            before = left;
        }
        steps_.push_back({run.row, run.end, -before});
    });
    return steps_;
}

} // namespace geo
