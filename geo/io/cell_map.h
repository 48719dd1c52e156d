// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "geo/io/raster_source.h"
#include "geo/mercator.h"

namespace geo {

/// Finds the cells of a raster that lie under places of the Mercator world. Keeps the raster's projection ready.
class CellFinder {
public:
    explicit CellFinder(const RasterSource& source);
    CellFinder(CellFinder&&) noexcept;
    CellFinder& operator=(CellFinder&&) noexcept;
    ~CellFinder();

    /// Column and row, counted in cells from the raster's corner, under a place; NaN where the projection has none.
    Xy cell_under(WorldXy world) const;
    /// Whether columns depend on x alone and rows on y alone: an upright raster in WGS 84 degrees.
    bool is_upright() const;

private:
    struct Projection;
    std::unique_ptr<const Projection> projection_;
};

/// Which cell of a raster lies under each pixel of an image. Exact for upright rasters in WGS 84; else interpolated
/// between exact points every 16 pixels.
class CellMap {
public:
    CellMap(const CellFinder& finder, const MercatorGrid& grid);

    /// Column and row under the middle of each pixel of an image row.
    void read_row(int y, std::vector<Xy>& cells) const;

    /// Smallest and largest column and row under the image that lie within a raster of this size; empty: lowest >
    /// highest.
    struct Range {
        double lowest_column, highest_column, lowest_row, highest_row;
        bool empty() const { return lowest_column > highest_column || lowest_row > highest_row; }
    };
    Range range_within(int width, int height) const;
    /// How many cells a pixel spans along its denser axis, at the middle of the image.
    double cells_per_pixel() const { return cells_per_pixel_; }

private:
    Xy interpolated(int x, int y) const;

    MercatorGrid grid_;
    bool is_upright_;
    std::vector<double> column_, row_; // upright: per pixel column and row
    int lattice_width_ = 0, lattice_height_ = 0;
    std::vector<Xy> lattice_; // else: at every 16th pixel corner
    double cells_per_pixel_ = 1.0;
};

} // namespace geo
