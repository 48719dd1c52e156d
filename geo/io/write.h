// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "geo/box.h"
#include "geo/io/shapes.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// A column to be written: numbers (NaN is written as null) or text (empty is written as null).
struct OutputColumn {
    std::string name;
    std::variant<std::vector<double>, std::vector<std::string>> values;
};

/// A layer to be written: what its features are, and their columns; all of equal length.
struct OutputLayer {
    std::string name{};
    enum class Geometry { none, point, line, polygon } geometry = Geometry::none;
    std::vector<LonLat> place{}; // points: one per feature
    Shapes shapes{};             // lines and polygons: geometry alone is used
    std::vector<OutputColumn> columns{};
    std::string qgis_style{}; // QML that QGIS applies at once; empty: none
};

/// Writes layers into one new GeoPackage, the same bytes for the same input. Throws Error if the disk is full.
void write_geopackage(const std::string& path, std::span<const OutputLayer> layers, Progress& progress);

/// A schema of the PostGIS database that PostgreSQL's own means name: PGHOST, PGDATABASE, PGUSER, PGSERVICE, .pgpass.
struct DatabaseSchema {
    std::string name;
    bool replace = false; // all tables there that are marked as ours
};

/// Throws Error at once, before any work, where write_postgis would: no server, no PostGIS, a table that is there.
void check_postgis(const DatabaseSchema& schema, std::span<const std::string> tables);

/// Writes layers as tables of a schema, which is made where it is missing, in one transaction: whole or not at all.
/// Each has the key "fid", the geometry "geom", and a comment that marks it. Throws Error where the server refuses or
/// goes away; then everything there is as it was.
void write_postgis(const DatabaseSchema& schema, std::span<const OutputLayer> layers, Progress& progress);

/// Writes one grid of rows, north to south, as a tiled, compressed GeoTIFF in WGS 84; `row` fills one row of cells.
struct OutputGrid {
    int width = 0, height = 0;
    Box box{};
    enum class Cell { uint8, int16, float32 } cell = Cell::float32;
    double nodata = 0.0;
    bool has_nodata = false;
    std::string unit{}; // of the values; empty: none is written
};
void write_geotiff(const std::string& path, const OutputGrid& grid,
                   const std::function<void(int row, std::span<float> cells)>& fill_row, Progress& progress);

} // namespace geo
