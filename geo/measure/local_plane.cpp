// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/local_plane.h"

#include <cmath>
#include <numbers>

#include "geo/measure/ellipsoid.h"

namespace geo {
namespace {

constexpr double degrees_per_radian = 180.0 / std::numbers::pi;

/// Angle of the direction (ahead, aside), degrees; by the series of the arc tangent where it is small.
double angle_deg(double aside, double ahead) {
    const double t = aside / ahead;
    if (!(std::abs(t) < 0.02 && ahead > 0.0)) return std::atan2(aside, ahead) * degrees_per_radian;
    const double t2 = t * t;
    return t * (1.0 - t2 * (1.0 / 3.0 - t2 * (1.0 / 5.0 - t2 * (1.0 / 7.0)))) * degrees_per_radian;
}

} // namespace

LocalPlane::LocalPlane(LonLat centre) : centre_{centre} {
    const double lat = centre.lat / degrees_per_radian, lon = centre.lon / degrees_per_radian;
    sin_lon_ = std::sin(lon);
    cos_lon_ = std::cos(lon);
    sin_lat_ = std::sin(lat);
    cos_lat_ = std::cos(lat);
    const double w = std::sqrt(1.0 - wgs84::e2 * sin_lat_ * sin_lat_);
    per_parallel_m_ = w / wgs84::a_m;
    per_meridian_m_ = w * w * w / (wgs84::a_m * (1.0 - wgs84::e2));
    axis_m_ = cos_lat_ / per_parallel_m_;
}

Xy LocalPlane::xy(const GroundPoint& place) const {
    const double dx = place.space.x - centre_.space.x, dy = place.space.y - centre_.space.y,
                 dz = place.space.z - centre_.space.z;
    const double east = cos_lon_ * dy - sin_lon_ * dx;
    const double north = cos_lat_ * dz - sin_lat_ * (cos_lon_ * dx + sin_lon_ * dy);
    const double flat_m = std::hypot(east, north);
    if (flat_m == 0.0) return {};
    const double scale = distance_m(centre_, place) / flat_m;
    return {east * scale, north * scale};
}

/// Along the normal section in the direction of the point, a circle of curvature k (Euler's formula): after the arc s
/// it is sin(ks)/k ahead and (1 - cos(ks))/k below the tangent plane. Longitude and latitude are then those of the
/// point in space, tan(lat) = z / ((1 - e^2) p) on the surface.
LonLat LocalPlane::offset(Xy point) const {
    const double s2 = point.x * point.x + point.y * point.y;
    if (s2 == 0.0) return {};
    const double k_s2 = point.y * point.y * per_meridian_m_ + point.x * point.x * per_parallel_m_;
    const double t = k_s2 * k_s2 / s2; // (ks)^2
    const double ahead = 1.0 - t * (1.0 / 6.0 - t * (1.0 / 120.0 - t / 5040.0));
    const double below_m = k_s2 / 2.0 * (1.0 - t * (1.0 / 12.0 - t * (1.0 / 360.0 - t / 20160.0)));
    const double east = point.x * ahead, north = point.y * ahead;
    const double outward = axis_m_ - below_m * cos_lat_ - north * sin_lat_; // along the centre's meridian
    const double z = centre_.space.z - below_m * sin_lat_ + north * cos_lat_;
    const double p = (1.0 - wgs84::e2) * std::sqrt(outward * outward + east * east);
    return {angle_deg(east, outward), angle_deg(z * cos_lat_ - p * sin_lat_, p * cos_lat_ + z * sin_lat_)};
}

} // namespace geo
