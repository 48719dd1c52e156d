// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/polygon_zones.h"

#include <tbb/enumerable_thread_specific.h>

#include <algorithm>
#include <cmath>

#include "geo/parallel.h"

namespace geo {
namespace {

constexpr double straight_cells = 1e-3;
constexpr int most_cuts = 14; // each halves an edge

/// Where places lie on a raster that may go around the Earth.
class UnrolledGrid {
public:
    explicit UnrolledGrid(const RasterSource& source)
        : grid_{source}, columns_per_degree_{std::copysign(grid_.columns_around() / 360.0, source.geo_transform[1])} {}

    /// On the side of the raster that is nearest to a column.
    Pixel pixel(LonLat place, double near_col) const { return grid_.turned_towards(near_col, grid_.pixel(place)); }
    /// About the columns between two longitudes, the way that the numbers go; 0 on a plane.
    double columns_between(double from_lon, double to_lon) const { return (to_lon - from_lon) * columns_per_degree_; }
    /// Degrees on an upright grid: a straight line in degrees is one in pixels.
    bool is_straight() const { return grid_.is_lon_lat(); }

private:
    RasterGrid grid_;
    double columns_per_degree_;
};

/// Appends what lies on an edge between its ends, so that straight lines in pixels follow the edge.
void cut_edge(const UnrolledGrid& grid, LonLat from, LonLat to, Pixel at_from, Pixel at_to, int cuts,
              std::vector<Pixel>& corners) {
    const LonLat middle{(from.lon + to.lon) / 2.0, (from.lat + to.lat) / 2.0};
    const Pixel straight{(at_from.col + at_to.col) / 2.0, (at_from.row + at_to.row) / 2.0};
    const Pixel at_middle = grid.pixel(middle, straight.col);
    const double away = std::hypot(at_middle.col - straight.col, at_middle.row - straight.row);
    if (cuts == 0 || std::isnan(away) || away <= straight_cells) return;
    cut_edge(grid, from, middle, at_from, at_middle, cuts - 1, corners);
    corners.push_back(at_middle);
    cut_edge(grid, middle, to, at_middle, at_to, cuts - 1, corners);
}

/// A ring in pixels, beginning near a column; its last corner is its first.
std::vector<Pixel> lay_ring(const UnrolledGrid& grid, std::span<const LonLat> ring, double near_col) {
    std::vector<Pixel> corners;
    for (std::size_t corner = 0; corner < ring.size(); ++corner) {
        if (corner > 0) near_col = corners.back().col + grid.columns_between(ring[corner - 1].lon, ring[corner].lon);
        const Pixel at = grid.pixel(ring[corner], near_col);
        if (corner > 0 && !grid.is_straight()) {
            cut_edge(grid, ring[corner - 1], ring[corner], corners.back(), at, most_cuts, corners);
        }
        corners.push_back(at);
    }
    return corners;
}

} // namespace

class PolygonZones::Pen final : public ZonePen {
public:
    explicit Pen(const PolygonZones& zones) : zones_{zones} {}

    bool turn_to(std::size_t zone) override {
        zone_ = zone;
        return zones_.is_shown_[zone];
    }
    std::span<const ZoneRing> rings(std::size_t) override {
        const std::size_t first = zones_.first_ring_[zone_];
        return std::span{zones_.rings_}.subspan(first, zones_.first_ring_[zone_ + 1] - first);
    }

private:
    const PolygonZones& zones_;
    std::size_t zone_ = 0;
};

PolygonZones::PolygonZones(const Shapes& polygons, const RasterSource& source, Progress& progress)
    : corners_(polygons.part_count()),
      rings_(polygons.part_count()),
      first_ring_{polygons.first_part},
      is_shown_(polygons.first_part.empty() ? 0 : polygons.first_part.size() - 1, true) {
    if (first_ring_.empty()) first_ring_.push_back(0);
    tbb::enumerable_thread_specific<UnrolledGrid> grids{[&] { return UnrolledGrid{source}; }};
    parallel_chunks(size(), 1, progress, [&](std::size_t feature, std::size_t) {
        const UnrolledGrid& grid = grids.local();
        Pixel anchor; // all rings of a feature lie on the same side of the Earth
        double anchor_lon = 0.0;
        for (std::size_t ring = first_ring_[feature]; ring < first_ring_[feature + 1]; ++ring) {
            const std::span<const LonLat> corners = std::span{polygons.point}.subspan(
                polygons.first_point[ring], polygons.first_point[ring + 1] - polygons.first_point[ring]);
            if (corners.empty()) continue;
            corners_[ring] =
                lay_ring(grid, corners, anchor.col + grid.columns_between(anchor_lon, corners.front().lon));
            rings_[ring] = {corners_[ring], polygons.is_hole[ring]};
            if (ring > first_ring_[feature]) continue;
            anchor = corners_[ring].front();
            anchor_lon = corners.front().lon;
        }
    });
    for (std::size_t feature = 0; feature < size(); ++feature) {
        for (std::size_t ring = first_ring_[feature]; ring < first_ring_[feature + 1]; ++ring) {
            if (std::ranges::any_of(corners_[ring], [](Pixel at) { return std::isnan(at.col); })) {
                is_shown_[feature] = false;
            }
        }
    }
}

std::unique_ptr<ZonePen> PolygonZones::pen(const RasterSource&) const { return std::make_unique<Pen>(*this); }

} // namespace geo
