// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/school_marks.h"

#include <algorithm>
#include <vector>

#include "planner/draw/sprite.h"

namespace planner {

namespace {

constexpr double smallest_px = 1.4, largest_px = 6.5;
constexpr double share_of_spacing = 0.36;
constexpr double rim_from_px = 2.8; // smaller discs have no room for a rim

Symbol symbol_of(const LegendEntry& entry, const Palette& palette, double radius, double scale) {
    Symbol symbol{
        .shape = Symbol::Shape::disc, .radius = radius, .fill = entry.colour, .rim = palette.rim, .rim_width = 0.0};
    symbol.rim.a = 190;
    if (entry.hatched) {
        symbol.fill = palette.halo;
        symbol.fill.a = 200;
        symbol.rim = palette.unknown;
        symbol.rim_width = std::max(0.8, 0.28 * radius);
    } else if (radius >= rim_from_px * scale) {
        symbol.rim_width = 0.8 * scale;
    }
    return symbol;
}

} // namespace

double school_radius(const PointCloud& schools, const geo::MercatorGrid& grid, double scale) {
    const double spacing_px = schools.spacing() / grid.step;
    return std::clamp(share_of_spacing * spacing_px, smallest_px * scale, largest_px * scale);
}

void paint_schools(Canvas& canvas, const PointCloud& schools, const SchoolClasses& classes,
                   const geo::MercatorGrid& grid, const Palette& palette, double scale) {
    if (classes.legend.classes.empty()) return;
    const double radius = school_radius(schools, grid, scale);
    std::vector<Sprite> sprites;
    for (const LegendEntry& entry : classes.legend.classes) {
        sprites.emplace_back(symbol_of(entry, palette, radius, scale));
    }
    schools.visit(grid, radius + 1.0,
                  [&](std::size_t row, geo::Xy pixel) { sprites[classes.of_school[row]].stamp(canvas, pixel); });
}

} // namespace planner
