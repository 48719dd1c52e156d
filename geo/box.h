// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <algorithm>
#include <limits>

#include "geo/lon_lat.h"

namespace geo {

/// A rectangle in degrees; empty until it holds a point. Does not wrap at the antimeridian.
struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = std::numeric_limits<double>::infinity();
    double east = -std::numeric_limits<double>::infinity();
    double north = -std::numeric_limits<double>::infinity();

    bool empty() const { return west > east || south > north; }
    double width() const { return empty() ? 0.0 : east - west; }
    double height() const { return empty() ? 0.0 : north - south; }
    LonLat centre() const { return {(west + east) / 2.0, (south + north) / 2.0}; }

    bool contains(LonLat place) const {
        return place.lon >= west && place.lon <= east && place.lat >= south && place.lat <= north;
    }
    bool intersects(const Box& other) const {
        return west <= other.east && other.west <= east && south <= other.north && other.south <= north;
    }

    /// The smallest box that holds this one and the place.
    Box expanded_to(LonLat place) const {
        return {std::min(west, place.lon), std::min(south, place.lat), std::max(east, place.lon),
                std::max(north, place.lat)};
    }
    /// The smallest box that holds both.
    Box united_with(const Box& other) const {
        return {std::min(west, other.west), std::min(south, other.south), std::max(east, other.east),
                std::max(north, other.north)};
    }

    friend bool operator==(const Box&, const Box&) = default;
};

} // namespace geo
