// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "geo/io/shapes.h"
#include "geo/lon_lat.h"
#include "geo/progress.h"

namespace geo {

/// The point of lines or polygons that is nearest to a place.
struct NearestOnShape {
    std::size_t feature = 0; // row of the shapes
    LonLat place;            // on an edge, not only at its ends
    double distance_m = 0.0; // geodesic, WGS 84
};

/// Finds the nearest point on the edges of many lines or polygons, antimeridian and poles included. Edges are straight
/// in degrees, as files draw them. Immutable; any thread may ask.
class ShapeDistance {
public:
    explicit ShapeDistance(const Shapes& shapes);
    ShapeDistance(ShapeDistance&&) noexcept;
    ShapeDistance& operator=(ShapeDistance&&) noexcept;
    ~ShapeDistance();

    /// Within a millimetre, ties by feature; nothing where there is no edge.
    std::optional<NearestOnShape> nearest(LonLat from) const;
    /// Its distance; NaN where there is none.
    double nearest_m(LonLat from) const;

private:
    struct Pieces;
    std::unique_ptr<const Pieces> pieces_;
};

/// The same distances for many places, on all threads.
std::vector<double> distances_m(const ShapeDistance& shapes, std::span<const LonLat> places, Progress& progress);

} // namespace geo
