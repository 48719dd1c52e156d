// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>

#include "geo/io/raster_source.h"
#include "geo/lon_lat.h"

namespace geo {

/// A position on a raster in cells: (0, 0) is the outer corner of the first cell, (0.5, 0.5) its middle.
struct Pixel {
    double col = 0.0;
    double row = 0.0;

    friend bool operator==(const Pixel&, const Pixel&) = default;
};

/// Where places lie on a raster, whatever its CRS. One thread at a time.
class RasterGrid {
public:
    explicit RasterGrid(const RasterSource& source);
    RasterGrid(RasterGrid&&) noexcept;
    RasterGrid& operator=(RasterGrid&&) noexcept;
    ~RasterGrid();

    /// Degrees on WGS 84, along rows and columns: no projection is needed, and cells are quadrangles.
    bool is_lon_lat() const;
    /// Columns after which a raster in degrees meets itself, once around the Earth; 0 for a projected raster.
    double columns_around() const;

    /// NaN where the raster's CRS cannot show a place. A place right of a raster in degrees may also be one left of it:
    /// the position is the one right of its western edge.
    void to_pixels(std::span<const LonLat> places, std::span<Pixel> pixels) const;
    Pixel pixel(LonLat place) const;
    /// Where else the same place lies on a raster in degrees: the position whose column is nearest to one.
    Pixel turned_towards(double col, Pixel pixel) const;
    /// The place at a position; NaN where there is none. Longitudes as the raster has them, maybe beyond 180.
    LonLat place(Pixel pixel) const;

private:
    struct Transform;
    std::unique_ptr<Transform> transform_;
};

} // namespace geo
