// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/zone_pass.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>

#include "geo/io/memory.h"
#include "geo/measure/cell_area.h"
#include "geo/measure/inside_share.h"
#include "geo/parallel.h"

namespace geo {
namespace {

CellWindow intersection(const CellWindow& a, const CellWindow& b) {
    const int col = std::max(a.col, b.col), row = std::max(a.row, b.row);
    return {col, row, std::min(a.col + a.width, b.col + b.width) - col,
            std::min(a.row + a.height, b.row + b.height) - row};
}

CellWindow union_of(const CellWindow& a, const CellWindow& b) {
    if (a.cell_count() == 0) return b;
    const int col = std::min(a.col, b.col), row = std::min(a.row, b.row);
    return {col, row, std::max(a.col + a.width, b.col + b.width) - col,
            std::max(a.row + a.height, b.row + b.height) - row};
}

/// Cells in a window: enough to hold most zones whole, few enough to stay in the cache, to share out, and to keep
/// within the memory of a pass on eight threads.
std::size_t pass_window_cells(const std::vector<Footprint>& footprints, std::size_t layer_count) {
    constexpr double least = 512.0 * 512.0, most = 2048.0 * 2048.0;
    constexpr double most_bytes = 256.0 * 1024.0 * 1024.0; // the same windows on every machine that has them
    constexpr double bytes_per_layer = 8.0 + 16.0, bytes_of_area = 8.0, thread_count = 8.0;
    double cells = 0.0;
    for (const Footprint& footprint : footprints) {
        cells += static_cast<double>(footprint.cells.cell_count());
    }
    const double mean = footprints.empty() ? 0.0 : cells / static_cast<double>(footprints.size());
    const double within_memory = std::min(most_bytes, static_cast<double>(cell_memory_bytes())) / thread_count /
                                 (bytes_per_layer * static_cast<double>(layer_count) + bytes_of_area);
    return static_cast<std::size_t>(std::min(std::clamp(9.0 * mean, least, most), within_memory));
}

} // namespace

ZoneWindow::ZoneWindow(std::span<const ZonalLayer> layers, const Zones& zones)
    : layers_{layers}, grid_{layers[0].source}, pen_{zones.pen(layers[0].source)}, values_(layers.size()) {
    for (const ZonalLayer& layer : layers) {
        readers_.emplace_back(layer.source);
    }
}

void ZoneWindow::read(const CellWindow& cells) {
    cells_ = cells;
    area_km2_.clear();
    for (std::size_t layer = 0; layer < layers_.size(); ++layer) {
        readers_[layer].read(cells, values_[layer]);
        if (layers_[layer].value) {
            for (double& value : values_[layer]) {
                if (!std::isnan(value)) value = layers_[layer].value(value);
            }
        }
        if (layers_[layer].inside) layers_[layer].inside->multiply(cells, values_[layer]);
        if (layers_[layer].unit == CellUnit::per_km2 && area_km2_.empty()) {
            area_km2_.assign(cells.cell_count(), 1.0);
            multiply_by_area(grid_, layers_[layer].source, cells, area_km2_);
            for (double& area_km2 : area_km2_) {
                if (std::isnan(area_km2)) area_km2 = 0.0; // beyond the end of the CRS's world
            }
        }
    }
}

std::span<const double> ZoneWindow::weights(std::size_t layer) const {
    if (layers_[layer].unit == CellUnit::count) return {};
    return area_km2_;
}

bool ZoneWindow::turn_to(std::size_t footprint) {
    zone_ = footprints_[footprint].zone;
    shift_ = footprints_[footprint].turn * grid_.columns_around();
    return pen_->turn_to(zone_);
}

std::span<const CoverageFraction::Step> ZoneWindow::shares(std::size_t part) {
    coverage_.start(cells_);
    for (const ZoneRing& ring : pen_->rings(part)) {
        coverage_.add_ring(ring.corners, ring.is_hole, shift_);
    }
    return coverage_.steps();
}

ZonePass::ZonePass(std::span<const ZonalLayer> layers, const Zones& zones, Extent extent, Progress& progress)
    : layers_{layers}, zones_{zones}, extent_{extent}, grid_{layers[0].source, 0} {
    const std::vector<Footprint> found = find_footprints(zones, layers[0].source, progress);
    grid_ = WindowGrid{layers[0].source, pass_window_cells(found, layers.size())};
    sort_into_windows(found);
}

void ZonePass::sort_into_windows(const std::vector<Footprint>& found) {
    std::vector<std::size_t> count(grid_.size() + 1, 0);
    const auto each = [&](const auto& visit) {
        for (const Footprint& footprint : found) {
            const WindowGrid::Range range = grid_.range(footprint.cells);
            for (std::size_t row = range.first_row; row <= range.last_row; ++row) {
                for (std::size_t column = range.first_column; column <= range.last_column; ++column) {
                    visit(footprint, grid_.at(column, row));
                }
            }
        }
    };
    each([&](const Footprint&, std::size_t window) { ++count[window + 1]; });
    for (std::size_t window = 0; window < grid_.size(); ++window) {
        const bool is_read = extent_ == Extent::whole_raster || count[window + 1] > 0;
        count[window + 1] += count[window];
        if (!is_read) continue;
        windows_.push_back(window);
        first_.push_back(count[window]);
    }
    first_.push_back(count.back());
    footprints_.resize(count.back());
    each([&](const Footprint& footprint, std::size_t window) { footprints_[count[window]++] = footprint; });
}

CellWindow ZonePass::needed_cells(std::size_t window) const {
    const CellWindow whole = grid_.window(windows_[window]);
    if (extent_ == Extent::whole_raster) return whole;
    CellWindow needed;
    for (std::size_t at = first_[window]; at < first_[window + 1]; ++at) {
        needed = union_of(needed, intersection(whole, footprints_[at].cells));
    }
    return needed;
}

void ZonePass::run(Progress& progress, const std::function<void(std::size_t, ZoneWindow&)>& work) const {
    tbb::enumerable_thread_specific<std::unique_ptr<ZoneWindow>> windows{[&] {
        return std::unique_ptr<ZoneWindow>{new ZoneWindow{layers_, zones_}};
    }};
    parallel_chunks(windows_.size(), 1, progress, [&](std::size_t number, std::size_t) {
        ZoneWindow& window = *windows.local();
        window.read(needed_cells(number));
        window.first_footprint_ = first_[number];
        window.footprints_ = std::span{footprints_}.subspan(first_[number], first_[number + 1] - first_[number]);
        work(number, window);
    });
}

} // namespace geo
