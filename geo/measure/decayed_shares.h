// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/io/raster_grid.h"
#include "geo/lon_lat.h"
#include "geo/measure/coverage_fraction.h"
#include "geo/measure/earth_centred.h"
#include "geo/measure/zone_pass.h"

namespace geo {

/// What is left of a thing by its distance from a place, 1..0.01: exp(-(distance / radius)^2 ln 100).
/// `distance_m` is at most the radius. Source: METHODS.md "Catchments".
double distance_decay(double distance_m, double radius_m);

/// Shares of the cells inside circles, each times what distance leaves of it. The distance is that of the cell's
/// middle, and the radius where the middle lies outside. Reused from window to window; one thread at a time.
class DecayedShares {
public:
    explicit DecayedShares(const RasterSource& source) : grid_{source} {}

    /// Turns to the cells of a window.
    void start(const ZoneWindow& window);

    /// The lessened shares of the circle around a place that the window is turned to; they hold until the next call.
    std::span<const CoverageFraction::Step> of(ZoneWindow& window, LonLat place, double radius_m);

private:
    RasterGrid grid_;
    std::vector<Xyz> middle_; // per cell of the window, row by row
    std::vector<CoverageFraction::Step> steps_;
};

} // namespace geo
