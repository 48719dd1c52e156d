// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/school_marks.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "planner/draw/sprite.h"

namespace planner {

namespace {

constexpr double smallest_px = 1.6, largest_px = 6.5;
constexpr double share_of_spacing = 0.36;
constexpr double rim_from_px = 2.8; // smaller discs have no room for a rim

struct Mark {
    std::uint8_t position; // in the legend's classes
    geo::Xy pixel;
};

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

/// The marks in sight, class by class, unknown first; within a class in the cloud's order.
std::vector<Mark> sorted_marks(const PointCloud& schools, const SchoolClasses& classes, const geo::MercatorGrid& grid,
                               double margin) {
    std::vector<Mark> marks;
    std::vector<std::size_t> first(classes.legend.classes.size() + 1, 0);
    const auto order_of = [&](std::uint8_t position) -> std::size_t {
        const bool has_unknown = classes.legend.classes.back().hatched;
        if (!has_unknown) return position;
        return classes.legend.classes[position].hatched ? 0 : position + 1U;
    };
    schools.visit(grid, margin, [&](std::size_t row, geo::Xy pixel) {
        marks.push_back({classes.of_school[row], pixel});
        ++first[order_of(classes.of_school[row])];
    });
    std::size_t sum = 0;
    for (std::size_t& entry : first)
        sum += std::exchange(entry, sum);
    std::vector<Mark> sorted(marks.size());
    for (const Mark& mark : marks)
        sorted[first[order_of(mark.position)]++] = mark;
    return sorted;
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
    for (const LegendEntry& entry : classes.legend.classes)
        sprites.emplace_back(symbol_of(entry, palette, radius, scale));
    for (const Mark& mark : sorted_marks(schools, classes, grid, radius + 1.0))
        sprites[mark.position].stamp(canvas, mark.pixel);
}

} // namespace planner
