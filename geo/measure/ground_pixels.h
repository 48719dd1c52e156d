// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <span>
#include <vector>

#include "geo/io/raster_grid.h"
#include "geo/measure/local_plane.h"

namespace geo {

/// Where the ground around a place lies on a raster: from the place's local plane to pixels, by a cubic through 17
/// exact points around the place. Its error is that of the fourth order: below 1e-4 m at 10 km. On a raster in degrees
/// large ground and ground near a pole goes through longitude and latitude point by point instead.
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
    Pixel by_cubic(Xy point) const;
    void follow_degrees(std::span<const Xy> outline, std::vector<Pixel>& ring) const;
    void close_at_pole(double turn, std::vector<Pixel>& ring) const;

    LocalPlane plane_;
    Pixel centre_;
    double radius_m_;
    bool is_shown_, is_lon_lat_;
    bool is_cubic_ = false;
    double per_degree_col_ = 0.0, per_degree_row_ = 0.0; // cells
    std::array<Pixel, term_count> cubic_{};              // of x and y in radii
};

} // namespace geo
