// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "geo/io/shapes.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// Finds how far the nearest edge of many lines or polygons is, in geodesic metres on WGS 84. Edges are straight in
/// degrees, as files draw them. Immutable; any thread may ask.
class ShapeDistance {
public:
    explicit ShapeDistance(const Shapes& shapes);
    ShapeDistance(ShapeDistance&&) noexcept;
    ShapeDistance& operator=(ShapeDistance&&) noexcept;
    ~ShapeDistance();

    /// Distance to the nearest edge, within 0.1 m up to 70 degrees north and south; NaN where there is none.
    double nearest_m(LonLat from) const;

private:
    struct Pieces;
    std::unique_ptr<const Pieces> pieces_;
};

/// The same for many places, on all threads.
std::vector<double> distances_m(const ShapeDistance& shapes, std::span<const LonLat> places, Progress& progress);

} // namespace geo
