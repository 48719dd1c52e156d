// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/io/shapes.h"

namespace tests {

/// A part of a feature: a line, or a ring.
struct DrawnPart {
    std::vector<geo::LonLat> points;
    bool is_hole = false;
};

/// Shapes without attributes, for tests.
inline geo::Shapes draw_shapes(const std::vector<std::vector<DrawnPart>>& features) {
    geo::Shapes shapes;
    shapes.first_part.push_back(0);
    shapes.first_point.push_back(0);
    for (std::size_t feature = 0; feature < features.size(); ++feature) {
        for (const DrawnPart& part : features[feature]) {
            shapes.point.insert(shapes.point.end(), part.points.begin(), part.points.end());
            shapes.first_point.push_back(shapes.point.size());
            shapes.is_hole.push_back(part.is_hole);
        }
        shapes.first_part.push_back(shapes.part_count());
        shapes.attributes.source_row.push_back(feature + 1);
    }
    return shapes;
}

/// A closed ring along the edges of a box.
inline DrawnPart box_ring(double west, double south, double east, double north, bool is_hole = false) {
    return {{{west, south}, {east, south}, {east, north}, {west, north}, {west, south}}, is_hole};
}

} // namespace tests
