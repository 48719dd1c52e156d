// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <vector>

#include "geo/io/shapes.h"
#include "geo/measure/zones.h"
#include "geo/progress.h"

namespace geo {

/// Polygons as zones of one part, laid on one raster. Edges are straight in degrees; on a projected raster they are
/// cut until they are straight to 1/1000 of a cell, shared borders alike from both sides.
class PolygonZones final : public Zones {
public:
    PolygonZones(const Shapes& polygons, const RasterSource& source, Progress& progress);

    std::size_t size() const override { return first_ring_.size() - 1; }
    std::size_t part_count() const override { return 1; }
    std::size_t largest_part() const override { return 0; }
    /// `source` is that of the constructor, or one on the same grid.
    std::unique_ptr<ZonePen> pen(const RasterSource& source) const override;

private:
    class Pen;

    std::vector<std::vector<Pixel>> corners_; // per ring
    std::vector<ZoneRing> rings_;
    std::vector<std::size_t> first_ring_; // per feature; one more at the end
    std::vector<bool> is_shown_;          // per feature: the raster's CRS knows all its corners
};

} // namespace geo
