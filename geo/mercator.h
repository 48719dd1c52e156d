// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/lon_lat.h"

namespace geo {

/// A position on the square of the spherical Mercator projection: x runs from 0 at 180 W to 1 at 180 E, y from 0 in
/// the north to 1 in the south. x may leave 0..1: a map that crosses the antimeridian goes on counting.
struct WorldXy {
    double x = 0.0;
    double y = 0.0;

    friend bool operator==(const WorldXy&, const WorldXy&) = default;
};

/// Length of the equator of the Mercator sphere (radius 6,378,137 m, as EPSG:3857).
inline constexpr double mercator_equator_m = 2.0 * std::numbers::pi * 6'378'137.0;

/// Where the square ends, degrees; places nearer to a pole are drawn on its rim.
inline constexpr double mercator_max_lat = 85.051128779806604;

/// Mercator: x = lon / 360 + 1/2, y = 1/2 - asinh(tan lat) / 2 pi. Source: EPSG guidance note 7-2, method 1024.
inline WorldXy world_from_place(LonLat place) {
    const double lat = std::clamp(place.lat, -mercator_max_lat, mercator_max_lat) * std::numbers::pi / 180.0;
    return {place.lon / 360.0 + 0.5, 0.5 - std::asinh(std::tan(lat)) / (2.0 * std::numbers::pi)};
}

/// The inverse; longitudes come back within -180..180.
inline LonLat place_from_world(WorldXy world) {
    const double turn = world.x - std::floor(world.x);
    const double lat = std::atan(std::sinh((0.5 - world.y) * 2.0 * std::numbers::pi));
    return {(turn - 0.5) * 360.0, lat * 180.0 / std::numbers::pi};
}

/// `x` moved by whole turns of the world to the side of `centre_x`.
inline double nearest_turn(double x, double centre_x) { return x - std::round(x - centre_x); }

/// The pixels of an image on the Mercator world: pixel (0, 0) begins at `corner`, each is `step` wide and high.
struct MercatorGrid {
    WorldXy corner;
    double step = 0.0;
    int width = 0, height = 0;

    /// The middle of a pixel.
    WorldXy middle(int column, int row) const {
        return {corner.x + (column + 0.5) * step, corner.y + (row + 0.5) * step};
    }
    friend bool operator==(const MercatorGrid&, const MercatorGrid&) = default;
};

} // namespace geo
