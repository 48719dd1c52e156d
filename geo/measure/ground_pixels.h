// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "geo/io/raster_grid.h"
#include "geo/measure/local_plane.h"

namespace geo {

/// Where the ground around a place lies on a raster: from the place's local plane to pixels. On a raster in degrees
/// through longitude and latitude; on a projected one by a cubic through 17 projected points around the place, whose
/// error is that of the fourth order: below 1e-4 of a metre at 10 km.
class GroundPixels {
public:
    /// For points up to `radius_m` from the place.
    GroundPixels(const RasterGrid& grid, const RasterSource& source, LonLat place, double radius_m);

    /// Whether the raster's CRS can show the ground at all.
    bool is_shown() const { return is_shown_; }

    /// The outline in pixels. Around a pole of a raster in degrees it is closed along the pole's edge.
    void to_pixels(std::span<const Xy> outline, std::vector<Pixel>& ring) const;

private:
    static constexpr std::size_t term_count = 10;

    void fit_cubic(const RasterGrid& grid);
    void close_at_pole(double turn, std::vector<Pixel>& ring) const;

    LocalPlane plane_;
    Pixel centre_;
    double radius_m_;
    bool is_shown_, is_lon_lat_;
    double per_degree_col_ = 0.0, per_degree_row_ = 0.0; // cells
    std::array<Pixel, term_count> cubic_{};              // of x and y in radii
};

} // namespace geo
