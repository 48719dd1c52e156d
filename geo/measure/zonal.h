// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "geo/io/raster_source.h"
#include "geo/io/shapes.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

class InsideShare;

/// How the value at a place follows from cells.
enum class Interpolation {
    nearest, // of the cell that holds the place
    bilinear // between the middles of the four cells around it; the cell's own where one of them has no data
};

/// Value of a raster at each place, scale and offset applied; NaN outside the raster or without data.
/// Each tile that holds a place is decoded once, in tile order, on all threads.
std::vector<double> sample_raster(const RasterSource& source, std::span<const LonLat> places,
                                  Interpolation interpolation, Progress& progress);

/// What the cells of a raster count, and so what a cell weighs.
enum class CellUnit {
    count,  // things per cell; a cell weighs 1
    per_km2 // things per square kilometre; a cell weighs its area on the ellipsoid, km2
};

/// A raster to be added up over ground.
struct ZonalLayer {
    RasterSource source;
    CellUnit unit = CellUnit::count;
    std::function<double(double)> value = {};       // of a cell with data; empty: the cell's own. For a class: 1 or 0
    std::shared_ptr<const InsideShare> inside = {}; // values are multiplied by these shares; empty: by 1
};

/// What a layer adds up to over each zone, every cell taken by the exact share of it inside.
struct ZonalSum {
    std::vector<double> sum;    // of share x weight x value; NaN where no cell inside has data
    std::vector<double> weight; // of share x weight over the cells with data: cells, or km2

    /// Mean value over a zone, weighted as the layer is: with per_km2 the true mean, or a class's share of the area.
    double mean(std::size_t zone) const { return sum[zone] / weight[zone]; }
};

/// Whether a thing inside several circles counts in each of them, or once, at the nearest centre.
enum class Overlap { per_centre, once };

/// Adds up layers within each radius (metres, geodesic) of each place: result[layer][radius], one row per place.
/// Layers on the same grid share one pass, in which each tile is decoded once. With Overlap::once a circle is cut at
/// the bisectors towards the other places; places at one spot share equally.
std::vector<std::vector<ZonalSum>> sum_layers_in_circles(std::span<const ZonalLayer> layers,
                                                         std::span<const LonLat> places,
                                                         std::span<const double> radii_m, Overlap overlap,
                                                         Progress& progress);

/// The sums alone of one layer: sum[radius][place].
std::vector<std::vector<double>> sum_in_circles(const RasterSource& source, CellUnit unit,
                                                std::span<const LonLat> places, std::span<const double> radii_m,
                                                Overlap overlap, Progress& progress);

/// Adds up layers within polygons: result[layer], one row per feature. Edges are straight in degrees, as files draw
/// them. Layers on the same grid share one pass.
std::vector<ZonalSum> sum_layers_in_polygons(std::span<const ZonalLayer> layers, const Shapes& polygons,
                                             Progress& progress);

/// A layer added up over the whole raster.
struct RasterTotal {
    double sum = std::numeric_limits<double>::quiet_NaN(); // NaN: no cell has data
    double weight = 0.0;                                   // of the cells with data: cells, or km2
};
RasterTotal sum_raster(const ZonalLayer& layer, Progress& progress);

} // namespace geo
