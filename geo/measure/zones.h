// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

#include "geo/io/raster_cells.h"
#include "geo/io/raster_grid.h"
#include "geo/progress.h"

namespace geo {

/// Where a zone may touch a raster: as it lies, or shifted by once around the Earth.
struct Footprint {
    std::uint32_t zone = 0;
    int turn = 0; // -1, 0, 1: how often columns_around is added
    CellWindow cells;
};

/// A closed ring in pixels.
struct ZoneRing {
    std::span<const Pixel> corners;
    bool is_hole = false;
};

/// Draws zones on one raster. One thread at a time.
class ZonePen {
public:
    ZonePen() = default;
    virtual ~ZonePen() = default;
    ZonePen(const ZonePen&) = delete;
    ZonePen& operator=(const ZonePen&) = delete;

    /// Turns to a zone; false where the raster cannot show it.
    virtual bool turn_to(std::size_t zone) = 0;
    /// The rings of a part of the zone; they hold until the next call.
    virtual std::span<const ZoneRing> rings(std::size_t part) = 0;
};

/// Ground whose cells are added up: circles around places, or polygons. A zone has one or several parts, such as the
/// circles of several radii. Immutable; any thread may ask for a pen.
class Zones {
public:
    Zones() = default;
    virtual ~Zones() = default;
    Zones(const Zones&) = delete;
    Zones& operator=(const Zones&) = delete;

    virtual std::size_t size() const = 0;
    virtual std::size_t part_count() const = 0;
    virtual std::size_t largest_part() const = 0; // holds all others
    virtual std::unique_ptr<ZonePen> pen(const RasterSource& source) const = 0;
};

/// Where the zones touch the raster, by zone.
std::vector<Footprint> find_footprints(const Zones& zones, const RasterSource& source, Progress& progress);

} // namespace geo
