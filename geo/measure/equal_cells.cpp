// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/equal_cells.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/measure/ellipsoid.h"

namespace geo {
namespace {

/// The piece that holds a share 0..1 of the way over so many equal pieces.
std::size_t piece_at(double share, std::size_t count) {
    const double piece = std::floor(share * static_cast<double>(count));
    return static_cast<std::size_t>(std::clamp(piece, 0.0, static_cast<double>(count - 1)));
}

} // namespace

EqualCells::EqualCells(double area_m2)
    : band_count_{static_cast<std::size_t>(
          std::max(1.0, std::round(std::numbers::pi * mean_earth_radius_m / std::sqrt(area_m2))))},
      first_{0} {
    const double sphere_m2 = 4.0 * std::numbers::pi * mean_earth_radius_m * mean_earth_radius_m;
    const auto sine = [&](std::size_t band) {
        return -std::cos(std::numbers::pi * static_cast<double>(band) / static_cast<double>(band_count_));
    };
    for (std::size_t band = 0; band < band_count_; ++band) {
        const double band_m2 = sphere_m2 * (sine(band + 1) - sine(band)) / 2.0;
        first_.push_back(first_.back() + static_cast<std::size_t>(std::max(1.0, std::round(band_m2 / area_m2))));
    }
}

std::size_t EqualCells::find(LonLat place) const {
    const std::size_t band = piece_at((place.lat + 90.0) / 180.0, band_count_);
    const double turns = (place.lon + 180.0) / 360.0; // 180 degrees east is 180 degrees west
    return first_[band] + piece_at(turns - std::floor(turns), first_[band + 1] - first_[band]);
}

} // namespace geo
