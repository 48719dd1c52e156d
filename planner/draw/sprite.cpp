// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/sprite.h"

#include <algorithm>
#include <cmath>

namespace planner {

namespace {

/// Signed distance from a point to the outline, pixels; negative inside. y runs down.
double outline_distance(Symbol::Shape shape, double x, double y, double radius) {
    switch (shape) {
    case Symbol::Shape::square:
        return std::max(std::abs(x), std::abs(y)) - radius;
    case Symbol::Shape::triangle: { // point up, the centre of its circle in the middle
        constexpr double half_sqrt3 = 0.8660254037844386;
        return std::max(y - radius / 2.0, std::abs(x) * half_sqrt3 - y / 2.0 - radius / 2.0);
    }
    case Symbol::Shape::disc:
        break;
    }
    return std::hypot(x, y) - radius;
}

double cover_at(double distance) { return std::clamp(0.5 - distance, 0.0, 1.0); }

/// The colour at a distance from the outline: the rim over the fill, premultiplied.
Argb pixel_at(const Symbol& symbol, double distance) {
    const double outer = cover_at(distance);
    const double inner = symbol.rim_width > 0.0 ? cover_at(distance + symbol.rim_width) : outer;
    const double fill = inner * symbol.fill.a / 255.0;
    const double rim = (outer - inner) * symbol.rim.a / 255.0;
    const auto channel = [&](std::uint8_t of_fill, std::uint8_t of_rim) {
        return static_cast<Argb>(std::lround(fill * of_fill + rim * of_rim));
    };
    return (static_cast<Argb>(std::lround((fill + rim) * 255.0)) << 24U) |
           (channel(symbol.fill.r, symbol.rim.r) << 16U) | (channel(symbol.fill.g, symbol.rim.g) << 8U) |
           channel(symbol.fill.b, symbol.rim.b);
}

} // namespace

Sprite::Sprite(const Symbol& symbol) : reach_{static_cast<int>(std::ceil(symbol.radius + 0.5))}, size_{2 * reach_ + 1} {
    for (int phase = 0; phase < phases * phases; ++phase) {
        const int column = phase % phases, row = phase / phases;
        const double shift_x = (column + 0.5) / phases - 0.5, shift_y = (row + 0.5) / phases - 0.5;
        std::vector<Argb>& pixels = copy_[static_cast<std::size_t>(phase)];
        for (int y = -reach_; y <= reach_; ++y) {
            for (int x = -reach_; x <= reach_; ++x) {
                pixels.push_back(
                    pixel_at(symbol, outline_distance(symbol.shape, x - shift_x, y - shift_y, symbol.radius)));
            }
        }
    }
}

void Sprite::stamp(Canvas& canvas, geo::Xy centre) const {
    const int x = static_cast<int>(std::floor(centre.x)), y = static_cast<int>(std::floor(centre.y));
    const int phase = static_cast<int>((centre.y - y) * phases) * phases + static_cast<int>((centre.x - x) * phases);
    const Argb* const pixels = copy_[static_cast<std::size_t>(phase)].data();
    const int left = std::max(0, x - reach_), right = std::min(canvas.width - 1, x + reach_);
    const int top = std::max(0, y - reach_), bottom = std::min(canvas.height - 1, y + reach_);
    for (int row = top; row <= bottom; ++row) {
        Argb* const under = canvas.row(row);
        const Argb* over = pixels + static_cast<std::ptrdiff_t>(row - y + reach_) * size_ + (left - x + reach_);
        for (int column = left; column <= right; ++column, ++over) {
            if (*over >= 0xFF000000U)
                under[column] = *over;
            else if (*over != 0)
                under[column] = laid(under[column], *over);
        }
    }
}

} // namespace planner
