// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/ground.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <numbers>

namespace planner {

namespace {

constexpr int hatch_period = 7, hatch_width = 2; // pixels, along the diagonal
constexpr std::uint32_t variable_percent = 45;   // of the tint's opacity, between the hatches

/// Position of the image's corner on the world, in whole pixels: patterns hang on it.
int pattern_phase(const geo::MercatorGrid& grid) {
    const auto diagonal = std::llround(grid.corner.x / grid.step) + std::llround(grid.corner.y / grid.step);
    return static_cast<int>((diagonal % hatch_period + hatch_period) % hatch_period);
}

/// Opacity of a tint inside the land's mask, 0..256.
std::uint32_t tint_opacity(std::uint32_t alpha, std::uint8_t land_cover) {
    return opacity_of(alpha * land_cover / 255U);
}

/// Brightness of a slope, 0..1, lit from the north-west at 45 degrees; dzdx rises to the east, dzdy to the south.
float brightness(float dzdx, float dzdy) {
    constexpr float light_x = -0.5F, light_y = -0.5F, light_z = 0.70710678F;
    return std::max(0.0F, (-dzdx * light_x - dzdy * light_y + light_z) / std::sqrt(1.0F + dzdx * dzdx + dzdy * dzdy));
}

/// By how much heights are exaggerated: slopes fade when a pixel spans kilometres.
float exaggeration(double pixel_m) { return static_cast<float>(1.5 * std::pow(std::max(1.0, pixel_m / 60.0), 0.55)); }

Argb shaded(Argb colour, float factor) {
    const auto channel = [&](unsigned shift) {
        const float value = static_cast<float>((colour >> shift) & 0xFFU) * factor;
        return static_cast<Argb>(std::clamp(value, 0.0F, 255.0F)) << shift;
    };
    return 0xFF000000U | channel(16U) | channel(8U) | channel(0U);
}

} // namespace

Reception reception_of(const CoveredRule& rule, double value) {
    if (!rule.covers(value)) return Reception::none;
    const bool is_first = rule.kind != CoveredRule::Kind::one_of || value == rule.values.front();
    return is_first ? Reception::strong : Reception::variable;
}

void paint_coverage(Canvas& canvas, std::span<const float> values, const CoveredRule& rule, const Mask& land,
                    const geo::MercatorGrid& grid, Colour tint) {
    const Argb over = argb_of(tint);
    const int phase = pattern_phase(grid);
    float last_value = std::numeric_limits<float>::quiet_NaN(); // neighbours are alike: the rule is seldom asked
    Reception reception = Reception::none;
    for (int y = 0; y < canvas.height; ++y) {
        Argb* const pixels = canvas.row(y);
        const std::uint8_t* const land_cover = land.row(y);
        const float* const value = values.data() + static_cast<std::ptrdiff_t>(y) * canvas.width;
        for (int x = 0; x < canvas.width; ++x) {
            if (std::isnan(value[x]) || land_cover[x] == 0) continue;
            if (value[x] != last_value) {
                last_value = value[x];
                reception = reception_of(rule, value[x]);
            }
            if (reception == Reception::none) continue;
            const bool is_hatch = (x + y + phase) % hatch_period < hatch_width;
            const bool is_full = reception == Reception::strong || is_hatch;
            const std::uint32_t alpha = is_full ? tint.a : tint.a * variable_percent / 100U;
            pixels[x] = mixed(pixels[x], over, tint_opacity(alpha, land_cover[x]));
        }
    }
}

void paint_coverage(Canvas& canvas, const Mask& covered, const Mask& land, Colour tint) {
    const Argb over = argb_of(tint);
    for (std::size_t i = 0; i < canvas.pixel.size(); ++i) {
        if (covered.cover[i] == 0 || land.cover[i] == 0) continue;
        canvas.pixel[i] =
            mixed(canvas.pixel[i], over, tint_opacity(std::uint32_t{tint.a} * covered.cover[i] / 255U, land.cover[i]));
    }
}

void paint_population(Canvas& canvas, std::span<const float> people_per_km2, const Mask& land, Colour tint) {
    constexpr float decades = 4.0F; // 1 to 10,000 people per km2
    const Argb over = argb_of(tint);
    assert(people_per_km2.size() == canvas.pixel.size());
    for (std::size_t i = 0; i < canvas.pixel.size(); ++i) {
        if (land.cover[i] == 0 || !(people_per_km2[i] > 1.0F)) continue;
        const float share = std::min(1.0F, std::log10(people_per_km2[i]) / decades);
        const auto alpha = static_cast<std::uint32_t>(share * static_cast<float>(tint.a));
        canvas.pixel[i] = mixed(canvas.pixel[i], over, tint_opacity(alpha, land.cover[i]));
    }
}

void paint_relief(Canvas& canvas, std::span<const float> height_m, const Mask& land, const geo::MercatorGrid& grid,
                  float strength) {
    constexpr float flat = 0.70710678F, contrast = 0.55F;
    for (int y = 1; y + 1 < canvas.height; ++y) {
        const double lat = geo::place_from_world(grid.middle(0, y)).lat;
        const double pixel_m = grid.step * geo::mercator_equator_m * std::cos(lat * std::numbers::pi / 180.0);
        const float scale = exaggeration(pixel_m) / static_cast<float>(2.0 * pixel_m);
        const float* const height = height_m.data() + static_cast<std::ptrdiff_t>(y) * canvas.width;
        Argb* const pixels = canvas.row(y);
        for (int x = 1; x + 1 < canvas.width; ++x) {
            if (land.row(y)[x] == 0) continue;
            const float dzdx = (height[x + 1] - height[x - 1]) * scale;
            const float dzdy = (height[x + canvas.width] - height[x - canvas.width]) * scale;
            if (std::isnan(dzdx) || std::isnan(dzdy)) continue;
            const float change =
                (brightness(dzdx, dzdy) - flat) * contrast * strength * static_cast<float>(land.row(y)[x]) / 255.0F;
            pixels[x] = shaded(pixels[x], 1.0F + change);
        }
    }
}

} // namespace planner
