// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/palette.h"

#include <cmath>

#include "tests/catch.h"

namespace {

/// Relative luminance of an sRGB colour. Source: WCAG 2.1.
double luminance(planner::Colour colour) {
    const auto linear = [](std::uint8_t channel) {
        const double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : std::pow((share + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.r) + 0.7152 * linear(colour.g) + 0.0722 * linear(colour.b);
}

double lightness(planner::Colour colour) { return 116.0 * std::cbrt(luminance(colour)) - 16.0; } // CIE L*

} // namespace

TEST_CASE("The technologies wear the colours that the design names", "[palette]") {
    CHECK(planner::colour_of(planner::Outcome::fiber) == planner::Colour{0x00, 0x72, 0xB2});
    CHECK(planner::colour_of(planner::Outcome::cellular) == planner::Colour{0x00, 0x9E, 0x73});
    CHECK(planner::colour_of(planner::Outcome::point_to_point) == planner::Colour{0xE6, 0x9F, 0x00});
    CHECK(planner::colour_of(planner::Outcome::satellite) == planner::Colour{0xCC, 0x79, 0xA7});
    CHECK(planner::colour_of(planner::Outcome::offline) == planner::Colour{0x6B, 0x6B, 0x6B});
}

TEST_CASE("The ramp darkens evenly on a light map and is the same backwards on a dark one", "[palette]") {
    const double whole = lightness(planner::ramp_colour(0.0)) - lightness(planner::ramp_colour(1.0));
    CHECK(whole > 60.0);
    for (int step = 0; step < 10; ++step) {
        const double drop =
            lightness(planner::ramp_colour(step / 10.0)) - lightness(planner::ramp_colour((step + 1) / 10.0));
        CHECK(drop == Approx(whole / 10.0).margin(1.5)); // Oklab and CIE lightness differ a little
    }
    CHECK(planner::ramp_colour(0.3) == planner::ramp_colour(0.7, planner::MapTheme::dark));
    CHECK(planner::ramp_colour(-1.0) == planner::ramp_colour(0.0));
    CHECK(planner::ramp_colour(std::nan("")) == planner::ramp_colour(0.0));
}

TEST_CASE("No colour of a technology or of the ramp is red: red is for errors", "[palette]") {
    const auto is_red = [](planner::Colour colour) { return colour.r > 160 && colour.g < 90 && colour.b < 90; };
    for (int i = 0; i <= 20; ++i)
        CHECK_FALSE(is_red(planner::ramp_colour(i / 20.0)));
    for (std::size_t i = 0; i < planner::outcome_count; ++i) {
        CHECK_FALSE(is_red(planner::colour_of(static_cast<planner::Outcome>(i))));
    }
}

TEST_CASE("Labels are readable on their halos in every theme", "[palette]") {
    for (const auto theme : {planner::MapTheme::light, planner::MapTheme::dark, planner::MapTheme::high_contrast}) {
        const planner::Palette& palette = planner::palette_of(theme);
        const double lighter = std::max(luminance(palette.label), luminance(palette.halo));
        const double darker = std::min(luminance(palette.label), luminance(palette.halo));
        CHECK((lighter + 0.05) / (darker + 0.05) >= 4.5); // WCAG 2.1 AA
    }
}
