// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/ground_pixels.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "geo/measure/ellipsoid.h"

namespace geo {
namespace {

constexpr std::size_t term_count = 10, stencil_count = 17;
using Terms = std::array<double, term_count>;

Terms terms_at(Xy p) {
    return {1.0,
            p.x,
            p.y,
            p.x * p.x,
            p.x * p.y,
            p.y * p.y,
            p.x * p.x * p.x,
            p.x * p.x * p.y,
            p.x * p.y * p.y,
            p.y * p.y * p.y};
}

/// The middle and two rings of eight points.
std::array<Xy, stencil_count> stencil() {
    std::array<Xy, stencil_count> points{};
    for (std::size_t at = 0; at < 8; ++at) {
        const double angle = std::numbers::pi / 4.0 * static_cast<double>(at);
        points[1 + at] = {std::cos(angle), std::sin(angle)};
        points[9 + at] = {std::cos(angle + 0.3) / 2.0, std::sin(angle + 0.3) / 2.0}; // not on the same rays
    }
    return points;
}

/// Solves the normal equations of least squares for all right-hand sides at once: coefficient = fit x value.
std::array<std::array<double, stencil_count>, term_count> least_squares(const std::array<Xy, stencil_count>& points) {
    constexpr std::size_t width = term_count + stencil_count;
    std::array<std::array<double, width>, term_count> rows{};
    for (std::size_t point = 0; point < stencil_count; ++point) {
        const Terms terms = terms_at(points[point]);
        for (std::size_t i = 0; i < term_count; ++i) {
            for (std::size_t j = 0; j < term_count; ++j) {
                rows[i][j] += terms[i] * terms[j];
            }
            rows[i][term_count + point] = terms[i];
        }
    }
    // Gauss-Jordan; the matrix is positive definite and needs no pivoting
    for (std::size_t pivot = 0; pivot < term_count; ++pivot) {
        const double divisor = rows[pivot][pivot];
        for (double& value : rows[pivot]) {
            value /= divisor;
        }
        for (std::size_t other = 0; other < term_count; ++other) {
            const double factor = other == pivot ? 0.0 : rows[other][pivot];
            for (std::size_t at = 0; at < width; ++at) {
                rows[other][at] -= factor * rows[pivot][at];
            }
        }
    }
    std::array<std::array<double, stencil_count>, term_count> fit{};
    for (std::size_t term = 0; term < term_count; ++term) {
        std::copy_n(rows[term].begin() + term_count, stencil_count, fit[term].begin());
    }
    return fit;
}

/// Whether the cubic is exact enough in degrees: its error is of the order of bend^4 Earth radii.
bool bends_little(LonLat place, double radius_m) {
    constexpr double most_bend = 0.005; // radians; 32 km at the equator, 4 mm
    return radius_m <= most_bend * mean_earth_radius_m * std::cos(place.lat * radians_per_degree);
}

} // namespace

GroundPixels::GroundPixels(const RasterGrid& grid, const RasterSource& source, LonLat place, double radius_m)
    : plane_{place},
      centre_{grid.pixel(place)},
      radius_m_{radius_m},
      is_shown_{!std::isnan(centre_.col)},
      is_lon_lat_{grid.is_lon_lat()} {
    if (is_lon_lat_) {
        per_degree_col_ = 1.0 / source.geo_transform[1];
        per_degree_row_ = 1.0 / source.geo_transform[5];
    }
    is_cubic_ = is_shown_ && (!is_lon_lat_ || bends_little(place, radius_m));
    if (is_cubic_) fit_cubic(grid);
}

void GroundPixels::fit_cubic(const RasterGrid& grid) {
    static const std::array<Xy, stencil_count> points = stencil();
    static const auto fit = least_squares(points);
    std::array<Pixel, stencil_count> away; // from the centre
    std::array<LonLat, stencil_count> offsets;
    std::ranges::transform(points, offsets.begin(), [&](Xy point) {
        return plane_.offset({point.x * radius_m_, point.y * radius_m_});
    });
    if (is_lon_lat_) {
        std::ranges::transform(offsets, away.begin(), [&](LonLat offset) {
            return Pixel{offset.lon * per_degree_col_, offset.lat * per_degree_row_};
        });
    } else {
        const LonLat centre = plane_.centre();
        std::ranges::for_each(offsets, [&](LonLat& offset) {
            offset = {centre.lon + offset.lon, centre.lat + offset.lat};
        });
        grid.to_pixels(offsets, away);
        for (Pixel& pixel : away) {
            pixel = grid.turned_towards(centre_.col, pixel); // one west of a raster in degrees is told to be east of it
            pixel = {pixel.col - centre_.col, pixel.row - centre_.row};
        }
    }
    for (std::size_t term = 0; term < term_count; ++term) {
        for (std::size_t point = 0; point < stencil_count; ++point) {
            cubic_[term].col += fit[term][point] * away[point].col;
            cubic_[term].row += fit[term][point] * away[point].row;
        }
    }
    is_shown_ = std::ranges::none_of(away, [](Pixel pixel) { return std::isnan(pixel.col); });
    cubic_[0].col += centre_.col;
    cubic_[0].row += centre_.row;
}

Pixel GroundPixels::by_cubic(Xy point) const {
    const double x = point.x / radius_m_, y = point.y / radius_m_;
    const auto& c = cubic_; // in the order of terms_at
    const auto value = [&](double Pixel::*axis) {
        return c[0].*axis +
               x * (c[1].*axis + x * (c[3].*axis + x * c[6].*axis) +
                    y * (c[4].*axis + x * c[7].*axis + y * c[8].*axis)) +
               y * (c[2].*axis + y * (c[5].*axis + y * c[9].*axis));
    };
    return {value(&Pixel::col), value(&Pixel::row)};
}

void GroundPixels::to_pixels(std::span<const Xy> outline, std::vector<Pixel>& ring) const {
    ring.clear();
    if (!is_cubic_) return follow_degrees(outline, ring);
    ring.resize(outline.size());
    std::ranges::transform(outline, ring.begin(), [&](Xy point) { return by_cubic(point); });
}

/// Longitudes are followed around, so that an outline around a pole does not jump.
void GroundPixels::follow_degrees(std::span<const Xy> outline, std::vector<Pixel>& ring) const {
    if (outline.empty()) return;
    const double first_lon = plane_.offset(outline.front()).lon;
    double lon = first_lon;
    for (const Xy point : outline) {
        const LonLat away = plane_.offset(point);
        lon += std::remainder(away.lon - lon, 360.0);
        ring.push_back({centre_.col + lon * per_degree_col_, centre_.row + away.lat * per_degree_row_});
    }
    const double turn = lon + std::remainder(first_lon - lon, 360.0) - first_lon;
    if (std::abs(turn) > 180.0) close_at_pole(turn, ring);
}

void GroundPixels::close_at_pole(double turn, std::vector<Pixel>& ring) const {
    const double lat = plane_.centre().lat, pole = lat > 0.0 ? 90.0 : -90.0;
    const double pole_row = centre_.row + (pole - lat) * per_degree_row_;
    const Pixel first = ring.front(), last{first.col + turn * per_degree_col_, first.row};
    ring.push_back(last);
    ring.push_back({last.col, pole_row});
    ring.push_back({first.col, pole_row});
}

} // namespace geo
