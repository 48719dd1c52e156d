// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "geo/io/raster_source.h"
#include "geo/mercator.h"
#include "geo/progress.h"

namespace geo {

/// How cells become pixels where there are more cells than pixels, and fewer.
enum class Resampling {
    nearest, // the cell under the pixel's middle: classes
    average, // the mean of the cells in the pixel; cells stay squares when enlarged: population
    smooth   // the mean, and bilinear when enlarged: relief
};

/// Reads a raster of any CRS onto the pixels of a Mercator image, for drawing: it reads no more cells than the image
/// can show (overviews where the file has them), and keeps the file open and the last cells read, so that a moving map
/// seldom waits for the disk. One thread at a time.
class RasterWindow {
public:
    explicit RasterWindow(RasterSource source);
    RasterWindow(RasterWindow&&) noexcept;
    RasterWindow& operator=(RasterWindow&&) noexcept;
    ~RasterWindow();

    const RasterSource& source() const;
    /// One value per pixel, rows from the top; NaN outside the raster and where it has no data. Scale and offset
    /// applied.
    std::vector<float> read(const MercatorGrid& grid, Resampling resampling, Progress& progress);

private:
    struct Reader;
    std::unique_ptr<Reader> reader_;
};

} // namespace geo
