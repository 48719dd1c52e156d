// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/zones.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

#include "geo/parallel.h"

namespace geo {
namespace {

/// The columns and rows between which a zone lies.
struct PixelBox {
    double left = INFINITY, right = -INFINITY, top = INFINITY, bottom = -INFINITY;
};

PixelBox pixel_box_of(std::span<const ZoneRing> rings) {
    PixelBox box;
    for (const ZoneRing& ring : rings) {
        for (const Pixel corner : ring.corners) {
            box.left = std::min(box.left, corner.col);
            box.right = std::max(box.right, corner.col);
            box.top = std::min(box.top, corner.row);
            box.bottom = std::max(box.bottom, corner.row);
        }
    }
    return box;
}

/// The cells that a zone may touch, inside the raster; none if it lies outside. A ring around a pole touches all
/// columns, whatever its turn.
CellWindow cells_within(PixelBox box, double shift, double columns_around, const RasterSource& source) {
    box.left += shift;
    box.right += shift;
    if (columns_around > 0.0 && box.right - box.left > 0.999 * columns_around) {
        box.left = 0.0;
        box.right = source.width;
    }
    if (!(box.left < source.width && box.right > 0.0 && box.top < source.height && box.bottom > 0.0)) return {};
    const int col = static_cast<int>(std::max(box.left, 0.0)), row = static_cast<int>(std::max(box.top, 0.0));
    return {col, row, static_cast<int>(std::ceil(std::min(box.right, static_cast<double>(source.width)))) - col,
            static_cast<int>(std::ceil(std::min(box.bottom, static_cast<double>(source.height)))) - row};
}

} // namespace

std::vector<Footprint> find_footprints(const Zones& zones, const RasterSource& source, Progress& progress) {
    constexpr std::size_t chunk_size = 256;
    const double columns_around = RasterGrid{source}.columns_around();
    tbb::enumerable_thread_specific<std::unique_ptr<ZonePen>> pens{[&] { return zones.pen(source); }};
    std::vector<std::array<Footprint, 3>> found(zones.size());
    parallel_chunks(zones.size(), chunk_size, progress, [&](std::size_t begin, std::size_t end) {
        ZonePen& pen = *pens.local();
        for (std::size_t zone = begin; zone < end; ++zone) {
            if (!pen.turn_to(zone)) continue;
            const PixelBox box = pixel_box_of(pen.rings(zones.largest_part()));
            for (std::size_t slot = 0; slot < found[zone].size(); ++slot) {
                const int turn = static_cast<int>(slot) - 1;
                if (turn != 0 && columns_around == 0.0) continue;
                found[zone][slot] = {static_cast<std::uint32_t>(zone), turn,
                                     cells_within(box, turn * columns_around, columns_around, source)};
            }
        }
    });
    std::vector<Footprint> footprints;
    for (const auto& turns : found) {
        std::ranges::copy_if(turns, std::back_inserter(footprints),
                             [](const Footprint& footprint) { return footprint.cells.cell_count() > 0; });
    }
    return footprints;
}

} // namespace geo
