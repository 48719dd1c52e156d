// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/lon_lat.h"

namespace geo {

/// Shortest distance on the WGS 84 ellipsoid, metres (Karney's algorithm in PROJ; METHODS 3.1).
double distance_m(LonLat from, LonLat to);

/// Distance on the plane, metres.
double distance_m(Xy from, Xy to);

/// Distance on a sphere (haversine), for the two compatibility modes only.
double great_circle_m(LonLat from, LonLat to, double radius_m);

/// The place reached from `from` after so many metres in direction `azimuth_deg` (clockwise from north), on WGS 84.
LonLat destination(LonLat from, double azimuth_deg, double distance_m);

/// Area of a quadrangle between two meridians and two parallels on WGS 84, km2 (METHODS 3.1).
double quadrangle_km2(double west, double south, double east, double north);

} // namespace geo
