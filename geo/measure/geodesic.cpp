// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/geodesic.h"

#include <geodesic.h>

#include <cmath>

#include "geo/measure/ellipsoid.h"

namespace geo {
namespace {

const geod_geodesic& geodesic() {
    static const geod_geodesic wgs = [] {
        geod_geodesic made;
        geod_init(&made, wgs84::a_m, wgs84::f);
        return made;
    }();
    return wgs;
}

/// Area between the equator and a parallel per radian of longitude, m2:
///     Q = b^2/2 (sin(lat) / (1 - e^2 sin^2(lat)) + atanh(e sin(lat)) / e),  odd in lat.
double area_from_equator_m2(double lat) {
    const double e = std::sqrt(wgs84::e2), sin_lat = std::sin(lat * radians_per_degree);
    return wgs84::b_m * wgs84::b_m / 2.0 *
           (sin_lat / (1.0 - wgs84::e2 * sin_lat * sin_lat) + std::atanh(e * sin_lat) / e);
}

} // namespace

double distance_m(LonLat from, LonLat to) { return distance_m(GroundPoint{from}, GroundPoint{to}); }

double distance_m(const GroundPoint& from, const GroundPoint& to) {
    if (squared_chord_m2(from.space, to.space) <= short_chord_m * short_chord_m) {
        return short_geodesic_m(from.space, to.space);
    }
    double length_m = 0.0;
    geod_inverse(&geodesic(), from.place.lat, from.place.lon, to.place.lat, to.place.lon, &length_m, nullptr, nullptr);
    return length_m;
}

double distance_m(Xy from, Xy to) { return std::hypot(to.x - from.x, to.y - from.y); }

double great_circle_m(LonLat from, LonLat to, double radius_m) {
    const double sin_lat = std::sin((to.lat - from.lat) * radians_per_degree / 2.0);
    const double sin_lon = std::sin((to.lon - from.lon) * radians_per_degree / 2.0);
    const double h = sin_lat * sin_lat + std::cos(from.lat * radians_per_degree) *
                                             std::cos(to.lat * radians_per_degree) * sin_lon * sin_lon;
    return 2.0 * radius_m * std::asin(std::sqrt(std::min(h, 1.0)));
}

double azimuth_deg(LonLat from, LonLat to) {
    double azimuth = 0.0;
    geod_inverse(&geodesic(), from.lat, from.lon, to.lat, to.lon, nullptr, &azimuth, nullptr);
    return azimuth;
}

LonLat destination(LonLat from, double azimuth_deg, double distance_m) {
    LonLat reached;
    geod_direct(&geodesic(), from.lat, from.lon, azimuth_deg, distance_m, &reached.lat, &reached.lon, nullptr);
    return reached;
}

double quadrangle_km2(double west, double south, double east, double north) {
    constexpr double m2_per_km2 = 1e6;
    return (east - west) * radians_per_degree * (area_from_equator_m2(north) - area_from_equator_m2(south)) /
           m2_per_km2;
}

} // namespace geo
