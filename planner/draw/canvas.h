// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "planner/draw/image.h"

namespace planner {

/// A pixel as Cairo's ARGB32 holds it.
using Argb = std::uint32_t;

/// The opaque pixel of a colour.
inline Argb argb_of(Colour colour) {
    return 0xFF000000U | (Argb{colour.r} << 16U) | (Argb{colour.g} << 8U) | Argb{colour.b};
}

/// `over` laid on `under` with an opacity of 0..256; both opaque.
inline Argb mixed(Argb under, Argb over, std::uint32_t opacity) {
    constexpr Argb red_blue = 0x00FF00FFU;
    const std::uint32_t rest = 256U - opacity;
    const Argb rb = (((under & red_blue) * rest + (over & red_blue) * opacity) >> 8U) & red_blue;
    const Argb ag = ((under >> 8U) & red_blue) * rest + ((over >> 8U) & red_blue) * opacity;
    return 0xFF000000U | rb | (ag & 0x0000FF00U);
}

/// 0..255 as the 0..256 that `mixed` takes.
inline std::uint32_t opacity_of(std::uint32_t cover) { return cover + (cover >> 7U); }

/// A premultiplied pixel laid on an opaque one.
inline Argb laid(Argb under, Argb over) {
    constexpr Argb red_blue = 0x00FF00FFU;
    const std::uint32_t rest = 256U - opacity_of(over >> 24U);
    const Argb rb = (((under & red_blue) * rest) >> 8U) & red_blue;
    const Argb g = (((under & 0x0000FF00U) * rest) >> 8U) & 0x0000FF00U;
    return 0xFF000000U | (rb + (over & red_blue)) | (g + (over & 0x0000FF00U));
}

/// An opaque picture being drawn, rows from the top.
struct Canvas {
    int width = 0, height = 0;
    std::vector<Argb> pixel;

    Canvas() = default;
    Canvas(int columns, int rows, Colour ground)
        : width{columns},
          height{rows},
          pixel(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows), argb_of(ground)) {}

    Argb* row(int y) { return pixel.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
};

/// Coverage of each pixel by a shape, 0..255, rows from the top.
struct Mask {
    int width = 0, height = 0;
    std::vector<std::uint8_t> cover;

    Mask() = default;
    Mask(int columns, int rows)
        : width{columns}, height{rows}, cover(static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows)) {}

    std::uint8_t* row(int y) { return cover.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width); }
    const std::uint8_t* row(int y) const {
        return cover.data() + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
    }
};

/// Lays a colour on the canvas where the mask covers it.
void paint_mask(Canvas& canvas, const Mask& mask, Colour colour);

/// The finished picture.
Image image_of(const Canvas& canvas);

} // namespace planner
