// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/io/raster_grid.h"
#include "geo/mercator.h"

namespace geo {

/// Which cell of a raster lies under each pixel of an image. Exact for upright rasters in WGS 84; else interpolated
/// between exact points every 16 pixels.
class CellMap {
public:
    CellMap(const RasterGrid& raster, const MercatorGrid& image);

    /// The position on the raster under the middle of each pixel of an image row; NaN where there is none.
    void read_row(int y, std::vector<Pixel>& cells) const;

    /// Smallest and largest column and row under the image that lie within a raster of this size.
    struct Range {
        double lowest_column, highest_column, lowest_row, highest_row;
        bool empty() const { return lowest_column > highest_column || lowest_row > highest_row; }
    };
    Range range_within(int width, int height) const;
    /// How many cells a pixel spans along its sparser axis, at the middle of the image; NaN: none.
    double cells_per_pixel() const { return cells_per_pixel_; }

private:
    Pixel interpolated(int x, int y) const;
    double around_once(double column) const;

    MercatorGrid image_;
    double columns_around_; // 0: the raster does not go around the Earth
    double cells_per_pixel_ = 1.0;
    std::vector<double> column_, row_; // upright: per pixel column and row
    int lattice_width_ = 0;
    std::vector<Pixel> lattice_; // else: at every 16th pixel's corner, without a jump where the raster meets itself
};

} // namespace geo
