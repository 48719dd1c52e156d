// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <vector>

#include "geo/io/raster_cells.h"
#include "geo/measure/coverage_fraction.h"
#include "geo/measure/zonal.h"
#include "geo/measure/zones.h"
#include "geo/progress.h"

namespace geo {

/// A window of the cells of all layers, and the zones that touch it. One thread at a time.
class ZoneWindow {
public:
    /// The cells read: of the window those that zones touch, or all.
    const CellWindow& cells() const { return cells_; }
    /// Row by row, not weighted; NaN without data.
    std::span<double> values(std::size_t layer) { return values_[layer]; }
    /// What each cell weighs, row by row; empty where every cell of the layer weighs 1.
    std::span<const double> weights(std::size_t layer) const;

    /// The footprints here are numbered on from those of the windows before.
    std::size_t first_footprint() const { return first_footprint_; }
    std::size_t footprint_count() const { return footprints_.size(); }
    /// Turns to one of them, 0..footprint_count(); false where there is nothing to draw.
    bool turn_to(std::size_t footprint);
    std::size_t zone() const { return zone_; }
    /// The shares of the cells inside a part of the zone turned to; they hold until the next call.
    std::span<const CoverageFraction::Step> shares(std::size_t part);
    /// The same shares as runs of cells: calls `visit(CoveredRun)` row by row, from left to right.
    template <typename Visit>
    void visit_runs(std::size_t part, const Visit& visit) {
        shares(part);
        coverage_.visit_runs(visit);
    }

private:
    friend class ZonePass;
    ZoneWindow(std::span<const ZonalLayer> layers, const Zones& zones);
    void read(const CellWindow& cells);

    std::span<const ZonalLayer> layers_;
    RasterGrid grid_;
    std::vector<RasterCells> readers_; // per layer
    std::unique_ptr<ZonePen> pen_;
    CellWindow cells_;
    std::vector<std::vector<double>> values_; // per layer
    std::vector<double> area_km2_;            // per cell, where a layer needs it
    std::size_t first_footprint_ = 0, zone_ = 0;
    std::span<const Footprint> footprints_; // here
    double shift_ = 0.0;                    // of the footprint turned to, columns
    CoverageFraction coverage_;
};

/// One or several passes over layers on one grid for the same zones: every window of whole tiles is decoded once in a
/// pass, by one thread, within cell_memory_bytes(). Windows depend on the layers and the zones, never on the threads.
class ZonePass {
public:
    enum class Extent { touched, whole_raster };

    /// Layers and zones outlive the pass.
    ZonePass(std::span<const ZonalLayer> layers, const Zones& zones, Extent extent, Progress& progress);

    std::size_t window_count() const { return windows_.size(); }
    /// Footprints over all windows; one zone has as many as it touches windows (twice where it meets itself).
    std::size_t footprint_count() const { return footprints_.size(); }
    std::size_t zone(std::size_t footprint) const { return footprints_[footprint].zone; }

    /// Calls `work(window number, window)` for each window, on all threads.
    void run(Progress& progress, const std::function<void(std::size_t, ZoneWindow&)>& work) const;

private:
    void sort_into_windows(const std::vector<Footprint>& found);
    CellWindow needed_cells(std::size_t window) const;

    std::span<const ZonalLayer> layers_;
    const Zones& zones_;
    Extent extent_;
    WindowGrid grid_;
    std::vector<std::size_t> windows_;  // of the grid, those to be read, in order
    std::vector<std::size_t> first_;    // per window its first footprint; one more at the end
    std::vector<Footprint> footprints_; // window by window; cells of the whole zone
};

} // namespace geo
