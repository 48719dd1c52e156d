// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/io/raster_grid.h"
#include "geo/measure/geodesic.h"

namespace geo {

/// The geodesic between two places on WGS 84, and the places along it.
class GroundLine {
public:
    GroundLine(const GroundPoint& from, const GroundPoint& to);

    double length_m() const { return length_m_; }
    /// The place after a share of the length, 0..1. Up to 40 km it is taken above the straight line through the Earth
    /// (the normal section), which keeps within 3 cm of the geodesic.
    LonLat place(double share) const;

private:
    GroundPoint from_, to_;
    double length_m_, azimuth_deg_ = 0.0;
    bool is_short_;
};

/// A geodesic on a grid of cells: straight between positions that are not farther apart than 4 km, where it bends by
/// less than a metre below 75 degrees of latitude.
struct GridLine {
    double length_m = 0.0;
    std::vector<Pixel> corners; // evenly spaced along the geodesic, both ends included

    /// Cells that it crosses along the longer axis of each piece.
    double cells() const;
};

/// Lays the geodesic between two places on a grid; their own positions are given. On a grid in degrees the columns run
/// on across the antimeridian, maybe out of the frame. Reuses the memory of `line`.
void lay_on_grid(const RasterGrid& grid, const GroundPoint& from, const GroundPoint& to, Pixel from_at, Pixel to_at,
                 GridLine& line);

} // namespace geo
