// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/ground_line.h"

#include <algorithm>
#include <cmath>

#include "geo/measure/ellipsoid.h"

namespace geo {
namespace {

constexpr double longest_piece_m = 4'000.0;

/// The place over a point near the surface, by Bowring's formula (1976): within 1e-9 degrees for depths up to 100 m.
LonLat place_over(const Xyz& point) {
    constexpr double second_e2 = wgs84::e2 / (1.0 - wgs84::e2);
    const double to_axis_m = std::hypot(point.x, point.y);
    const double tan_reduced = point.z * wgs84::a_m / (to_axis_m * wgs84::b_m);
    const double cos_reduced = 1.0 / std::sqrt(1.0 + tan_reduced * tan_reduced);
    const double sin_reduced = tan_reduced * cos_reduced;
    const double north = point.z + second_e2 * wgs84::b_m * sin_reduced * sin_reduced * sin_reduced;
    const double out = to_axis_m - wgs84::e2 * wgs84::a_m * cos_reduced * cos_reduced * cos_reduced;
    return {std::atan2(point.y, point.x) / radians_per_degree, std::atan2(north, out) / radians_per_degree};
}

} // namespace

GroundLine::GroundLine(const GroundPoint& from, const GroundPoint& to)
    : from_{from}, to_{to}, length_m_{distance_m(from, to)}, is_short_{length_m_ <= short_chord_m} {
    if (!is_short_) azimuth_deg_ = geo::azimuth_deg(from.place, to.place);
}

LonLat GroundLine::place(double share) const {
    if (share == 0.0) return from_.place;
    if (share == 1.0) return to_.place;
    if (!is_short_) return destination(from_.place, azimuth_deg_, length_m_ * share);
    const Xyz &a = from_.space, &b = to_.space;
    return place_over({a.x + (b.x - a.x) * share, a.y + (b.y - a.y) * share, a.z + (b.z - a.z) * share});
}

double GridLine::cells() const {
    double sum = 0.0;
    for (std::size_t corner = 1; corner < corners.size(); ++corner) {
        sum += std::max(std::abs(corners[corner].col - corners[corner - 1].col),
                        std::abs(corners[corner].row - corners[corner - 1].row));
    }
    return sum;
}

void lay_on_grid(const RasterGrid& grid, const GroundPoint& from, const GroundPoint& to, Pixel from_at, Pixel to_at,
                 GridLine& line) {
    const GroundLine on_ground{from, to};
    line.length_m = on_ground.length_m();
    const auto pieces = static_cast<std::size_t>(std::max(1.0, std::ceil(line.length_m / longest_piece_m)));
    line.corners.assign(pieces + 1, from_at);
    line.corners.back() = to_at;
    if (pieces > 1) {
        std::vector<LonLat> between(pieces - 1);
        for (std::size_t piece = 1; piece < pieces; ++piece)
            between[piece - 1] = on_ground.place(static_cast<double>(piece) / static_cast<double>(pieces));
        grid.to_pixels(between, std::span{line.corners}.subspan(1, between.size()));
    }
    const double around = grid.columns_around();
    if (around == 0.0) return;
    for (std::size_t corner = 1; corner <= pieces; ++corner) {
        double& col = line.corners[corner].col;
        col -= around * std::round((col - line.corners[corner - 1].col) / around);
    }
}

} // namespace geo
