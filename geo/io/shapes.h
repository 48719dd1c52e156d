// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "geo/box.h"
#include "geo/io/table.h"
#include "geo/issue.h"
#include "geo/lon_lat.h"

namespace geo {

/// Points, lines or polygons with their attributes: a feature owns a run of parts (points, lines or rings), a part a
/// run of points. Positions are WGS 84 degrees; polygons that cross the antimeridian are split there, as files keep
/// them.
struct Shapes {
    Table attributes;                     // row = feature
    std::vector<std::size_t> first_part;  // size() + 1 entries
    std::vector<std::size_t> first_point; // part_count() + 1 entries
    std::vector<LonLat> point;
    std::vector<bool> is_hole; // per part; all false for points and lines

    std::size_t size() const { return attributes.size(); }
    std::size_t part_count() const { return first_point.empty() ? 0 : first_point.size() - 1; }
};

/// Reads polygons; rings are closed. Invalid ones are repaired and told as "invalid_polygon".
Loaded<Shapes> read_polygons(const LayerSource& source, Progress& progress);

/// Reads lines; features without a line are set aside and told as "missing_line".
Loaded<Shapes> read_lines(const LayerSource& source, Progress& progress);

/// Reads points, each a part of its own; features without a point are set aside and told as "missing_coordinates".
Loaded<Shapes> read_points(const LayerSource& source, Progress& progress);

/// Whether the source or the file itself says how a layer's geometry leads to degrees; true for a layer without
/// geometry.
bool has_crs(const LayerSource& source);

/// The box around one feature; empty for a feature without points.
Box box_of(const Shapes& shapes, std::size_t feature);

} // namespace geo
