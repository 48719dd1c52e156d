// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/names.h"

#include <cmath>
#include <utility>

#include "planner/draw/school_marks.h"

namespace planner {

namespace {

constexpr double width_per_letter = 0.58; // of the text size, on average in Latin script
constexpr double most_of_area = 1.1;      // of the area's width, by its name
constexpr std::size_t most_names = 150;   // schools in sight beyond which none is named
constexpr double named_from_px = 5.0;     // a school's radius

/// Letters, not bytes, of UTF-8.
std::size_t letter_count(const std::string& text) {
    std::size_t count = 0;
    for (const char byte : text)
        count += (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U ? 1 : 0;
    return count;
}

TextStyle area_style(std::size_t level, const Palette& palette, double scale) {
    TextStyle style{.size = (level == 0 ? 13.0 : 11.0) * scale,
                    .bold = level == 0,
                    .letter_spacing = level == 0 ? 0.8 * scale : 0.0,
                    .colour = palette.label,
                    .halo = palette.halo};
    style.halo.a = 205;
    return style;
}

std::size_t count_schools_under(geo::Xy middle, geo::Xy size, const PointCloud& schools,
                                const geo::MercatorGrid& grid) {
    const geo::MercatorGrid label{
        {grid.corner.x + (middle.x - size.x / 2.0) * grid.step, grid.corner.y + (middle.y - size.y / 2.0) * grid.step},
        grid.step,
        static_cast<int>(size.x),
        static_cast<int>(size.y)};
    std::size_t count = 0;
    schools.visit(label, 0.0, [&](std::size_t, geo::Xy) { ++count; });
    return count;
}

/// A little above or below a label's place, within its area, where it hides the fewest schools.
geo::Xy clearest_near(geo::Xy middle, geo::Xy size, const LabelAnchor& anchor, const PointCloud& schools,
                      const geo::MercatorGrid& grid) {
    const double highest = (anchor.north - grid.corner.y) / grid.step + size.y / 2.0;
    const double lowest = (anchor.south - grid.corner.y) / grid.step - size.y / 2.0;
    geo::Xy clearest = middle;
    std::size_t fewest = count_schools_under(middle, size, schools, grid);
    for (const double heights : {-0.75, 0.75, -1.5, 1.5}) {
        const geo::Xy moved{middle.x, middle.y + heights * size.y};
        if (moved.y < highest || moved.y > lowest) continue;
        const std::size_t count = count_schools_under(moved, size, schools, grid);
        if (count >= fewest) continue;
        fewest = count;
        clearest = moved;
    }
    return clearest;
}

} // namespace

void paint_area_names(LabelLayout& layout, const std::vector<LabelAnchor>& anchors, std::size_t level,
                      const PointCloud& schools, const geo::MercatorGrid& grid, const Palette& palette, double scale) {
    const TextStyle style = area_style(level, palette, scale);
    const double letter_px = style.size * width_per_letter + style.letter_spacing;
    const double centre_x = grid.corner.x + grid.step * grid.width / 2.0;
    for (const LabelAnchor& anchor : anchors) {
        const double text_px = static_cast<double>(letter_count(anchor.text)) * letter_px;
        if (text_px > anchor.width / grid.step * most_of_area) continue;
        const double turns = geo::nearest_turn(anchor.place.x, centre_x) - anchor.place.x;
        const geo::Xy at = pixel_of(anchor.place, grid, turns);
        if (at.x < -200.0 || at.y < -50.0 || at.x > grid.width + 200.0 || at.y > grid.height + 50.0) continue;
        layout.add_centred(anchor.text, style,
                           clearest_near(at, layout.size_of(anchor.text, style), anchor, schools, grid));
    }
}

void paint_school_names(LabelLayout& layout, const PointCloud& places, const Schools& schools,
                        const geo::MercatorGrid& grid, const Palette& palette, double scale) {
    const double radius = school_radius(places, grid, scale);
    if (radius < named_from_px * scale) return;
    std::vector<std::pair<std::size_t, geo::Xy>> in_sight;
    places.visit(grid, 0.0, [&](std::size_t school, geo::Xy pixel) { in_sight.emplace_back(school, pixel); });
    if (in_sight.size() > most_names) return;
    const TextStyle style{
        .size = 10.5 * scale, .bold = false, .letter_spacing = 0.0, .colour = palette.label, .halo = palette.halo};
    for (const auto& [school, pixel] : in_sight) {
        if (!schools.name[school].empty())
            layout.add_beside(std::string{schools.name[school]}, style, pixel, radius + scale);
    }
}

} // namespace planner
