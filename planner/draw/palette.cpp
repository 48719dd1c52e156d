// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/palette.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace planner {

namespace {

constexpr Palette light{
    .sea = {222, 232, 236},
    .land = {246, 243, 236},
    .neighbour = {235, 236, 232},
    .border = {176, 168, 156},
    .outer_border = {140, 131, 118},
    .coverage = {70, 150, 138, 72},
    .population = {148, 88, 52, 170},
    .road = {203, 186, 154},
    .fiber_line = {62, 84, 106},
    .label = {92, 86, 78},
    .halo = {250, 248, 243},
    .forbidden_road = {202, 66, 24},
    .rim = {38, 38, 38},
    .unknown = {104, 100, 94},
    .cell_site = {86, 92, 104},
    .transmission_node = {24, 58, 92},
};

constexpr Palette dark{
    .sea = {22, 27, 32},
    .land = {39, 42, 45},
    .neighbour = {31, 34, 37},
    .border = {84, 88, 92},
    .outer_border = {122, 126, 130},
    .coverage = {88, 168, 150, 60},
    .population = {222, 164, 110, 150},
    .road = {92, 84, 66},
    .fiber_line = {140, 166, 190},
    .label = {188, 188, 184},
    .halo = {28, 31, 34},
    .forbidden_road = {244, 122, 78},
    .rim = {12, 12, 12},
    .unknown = {172, 170, 164},
    .cell_site = {164, 170, 182},
    .transmission_node = {190, 214, 238},
};

constexpr Palette high_contrast{
    .sea = {224, 232, 240},
    .land = {255, 255, 255},
    .neighbour = {240, 240, 240},
    .border = {96, 96, 96},
    .outer_border = {0, 0, 0},
    .coverage = {0, 110, 96, 72},
    .population = {120, 60, 20, 190},
    .road = {150, 130, 90},
    .fiber_line = {20, 40, 70},
    .label = {0, 0, 0},
    .halo = {255, 255, 255},
    .forbidden_road = {180, 30, 0},
    .rim = {0, 0, 0},
    .unknown = {0, 0, 0},
    .cell_site = {40, 40, 60},
    .transmission_node = {0, 30, 80},
};

/// Lightness and two colour axes in which equal steps look equal. Source: B. Ottosson, "A perceptual color space for
/// image processing" (2020), the matrices below.
struct Oklab {
    double lightness, a, b;
};

std::uint8_t encoded(double linear) {
    const double clipped = std::clamp(linear, 0.0, 1.0);
    const double srgb = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * std::pow(clipped, 1.0 / 2.4) - 0.055;
    return static_cast<std::uint8_t>(std::lround(srgb * 255.0));
}

Colour srgb_from_oklab(Oklab lab) {
    const double l = std::pow(lab.lightness + 0.3963377774 * lab.a + 0.2158037573 * lab.b, 3.0);
    const double m = std::pow(lab.lightness - 0.1055613458 * lab.a - 0.0638541728 * lab.b, 3.0);
    const double s = std::pow(lab.lightness - 0.0894841775 * lab.a - 1.2914855480 * lab.b, 3.0);
    return {encoded(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
            encoded(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
            encoded(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)};
}

/// From blue over grey to yellow on a straight line, so that equal steps of the value look equal.
constexpr Oklab ramp_dark{0.285, -0.018, -0.098};
constexpr Oklab ramp_light{0.890, -0.022, 0.150};

} // namespace

const Palette& palette_of(MapTheme theme) {
    switch (theme) {
    case MapTheme::dark:
        return dark;
    case MapTheme::high_contrast:
        return high_contrast;
    case MapTheme::light:
        break;
    }
    return light;
}

Colour colour_of(Outcome outcome) {
    switch (outcome) {
    case Outcome::fiber:
        return {0x00, 0x72, 0xB2};
    case Outcome::cellular:
        return {0x00, 0x9E, 0x73};
    case Outcome::point_to_point:
        return {0xE6, 0x9F, 0x00};
    case Outcome::satellite:
        return {0xCC, 0x79, 0xA7};
    case Outcome::existing:
        return {0x56, 0xB4, 0xE9};
    case Outcome::offline:
        return {0x6B, 0x6B, 0x6B};
    case Outcome::excluded:
        break;
    }
    return {0xB8, 0xB4, 0xAC};
}

Colour ramp_colour(double share, MapTheme theme) {
    const double clipped = std::isnan(share) ? 0.0 : std::clamp(share, 0.0, 1.0);
    const double dark_share = theme == MapTheme::dark ? 1.0 - clipped : clipped;
    const auto mix = [&](double from, double to) { return from + (to - from) * dark_share; };
    return srgb_from_oklab({mix(ramp_light.lightness, ramp_dark.lightness), mix(ramp_light.a, ramp_dark.a),
                            mix(ramp_light.b, ramp_dark.b)});
}

} // namespace planner
