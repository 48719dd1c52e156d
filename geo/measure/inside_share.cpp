// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/inside_share.h"

#include <algorithm>

#include "geo/io/raster_grid.h"
#include "geo/measure/coverage_fraction.h"
#include "geo/measure/share_grid.h"

namespace geo {
namespace {

bool meet(const CellWindow& a, const CellWindow& b) {
    return a.col < b.col + b.width && b.col < a.col + a.width && a.row < b.row + b.height && b.row < a.row + a.height;
}

} // namespace

InsideShare::InsideShare(const Shapes& polygons, const RasterSource& source, Progress& progress)
    : source_{source},
      zones_{polygons, source, progress},
      footprints_{find_footprints(zones_, source, progress)},
      columns_around_{RasterGrid{source}.columns_around()} {}

void InsideShare::multiply(const CellWindow& window, std::span<double> cells) const {
    CoverageFraction coverage;
    ShareGrid shares;
    shares.start(window);
    const std::unique_ptr<ZonePen> pen = zones_.pen(source_);
    for (const Footprint& footprint : footprints_) {
        if (!meet(footprint.cells, window) || !pen->turn_to(footprint.zone)) continue;
        coverage.start(window);
        for (const ZoneRing& ring : pen->rings(0))
            coverage.add_ring(ring.corners, ring.is_hole, footprint.turn * columns_around_);
        shares.add(coverage.steps());
    }
    const std::span<const double> share = shares.settle();
    for (std::size_t cell = 0; cell < cells.size(); ++cell)
        cells[cell] *= std::clamp(share[cell], 0.0, 1.0);
}

} // namespace geo
