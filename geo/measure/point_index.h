// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <limits>
#include <memory>
#include <span>
#include <vector>

#include "geo/lon_lat.h"

namespace geo {

/// A point found, and how far away it is.
struct Neighbour {
    std::size_t row = 0;
    double distance_m = 0.0; // geodesic, WGS 84

    friend bool operator==(const Neighbour&, const Neighbour&) = default;
};

/// Finds the nearest of many places, exactly on WGS 84, antimeridian and poles included. Immutable; any thread may ask.
/// A chord between two points of the ellipsoid is never longer than the geodesic, so the tree works on chords.
class PointIndex {
public:
    explicit PointIndex(std::span<const LonLat> places);
    PointIndex(PointIndex&&) noexcept;
    PointIndex& operator=(PointIndex&&) noexcept;
    ~PointIndex();

    std::size_t size() const;
    LonLat place(std::size_t row) const;
    /// The `count` nearest of those up to `most_m` away (inclusive), nearest first, ties by row; fewer where there are
    /// fewer.
    std::vector<Neighbour> nearest(LonLat from, std::size_t count,
                                   double most_m = std::numeric_limits<double>::infinity()) const;
    /// All within `radius_m` (inclusive), nearest first, ties by row.
    std::vector<Neighbour> within(LonLat from, double radius_m) const;

private:
    struct Tree;
    std::unique_ptr<const Tree> tree_;
};

} // namespace geo
