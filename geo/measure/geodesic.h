// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lon_lat.h"
#include "geo/measure/earth_centred.h"

namespace geo {

/// A place and its point in space, for whoever measures many distances from the same places.
struct GroundPoint {
    GroundPoint() : GroundPoint{LonLat{}} {}
    explicit GroundPoint(LonLat at) : GroundPoint{at, earth_centred(at)} {}
    GroundPoint(LonLat at, const Xyz& at_in_space) : place{at}, space{at_in_space} {}

    LonLat place;
    Xyz space;
};

/// Shortest distance on the WGS 84 ellipsoid, metres (Karney's algorithm in PROJ; up to 40 km the series
/// of short_geodesic_m, equal to it within 1e-8 m and ten times as fast).
double distance_m(LonLat from, LonLat to);

/// The same number, for places whose points in space are known.
double distance_m(const GroundPoint& from, const GroundPoint& to);

/// Distance on the plane, metres.
double distance_m(Xy from, Xy to);

/// Distance on a sphere (haversine), for the two compatibility modes only.
double great_circle_m(LonLat from, LonLat to, double radius_m);

/// Direction in which the geodesic leaves `from`, degrees clockwise from north, -180..180.
double azimuth_deg(LonLat from, LonLat to);

/// The place reached from `from` after so many metres in direction `azimuth_deg` (clockwise from north), on WGS 84.
LonLat destination(LonLat from, double azimuth_deg, double distance_m);

/// Area of a quadrangle between two meridians and two parallels, km2. Source: METHODS.md "Distances and areas".
double quadrangle_km2(double west, double south, double east, double north);

} // namespace geo
