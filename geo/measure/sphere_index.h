// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <vector>

#include "geo/lon_lat.h"
#include "geo/measure/kd_tree.h"
#include "geo/measure/point_index.h"

namespace geo {

/// Finds the nearest of many places on a sphere, for the two compatibility modes only. Immutable.
class SphereIndex {
public:
    SphereIndex(std::span<const LonLat> places, double radius_m);

    /// The nearest place by great circle, ties by row; there must be one.
    Neighbour nearest(LonLat from) const;

private:
    double radius_m_;
    std::vector<LonLat> places_;
    KdTree tree_;
};

/// The place as a point in space on a sphere around the origin.
Xyz on_sphere(LonLat place, double radius_m);

} // namespace geo
