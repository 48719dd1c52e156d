// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <vector>

namespace planner {

/// Red, green, blue, opacity; straight alpha.
struct Colour {
    std::uint8_t r = 0, g = 0, b = 0, a = 255;
    friend auto operator<=>(const Colour&, const Colour&) = default;
};

/// An image, rows from the top.
struct Image {
    int width = 0, height = 0;
    std::vector<Colour> pixel; // width x height

    Colour at(int x, int y) const {
        return pixel[static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x)];
    }
};

/// Writes an image as PNG. Throws geo::Error where it cannot be written.
void write_png(const std::string& path, const Image& image);

} // namespace planner
