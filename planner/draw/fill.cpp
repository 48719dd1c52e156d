// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstring>
#include <memory>
#include <vector>

#include "planner/draw/cairo_pointers.h"
#include "planner/draw/world_shapes.h"

namespace planner {

namespace {

constexpr double shortest_segment_px = 0.4;
constexpr double clip_margin_px = 8.0; // the rim along the clip stays out of sight

/// The part of a ring on one side of a line, by Sutherland and Hodgman: "Reentrant polygon clipping", CACM 17(1), 1974.
/// `depth` is positive inside.
template <typename Depth>
void clip_to_side(std::vector<geo::Xy>& ring, std::vector<geo::Xy>& scratch, Depth depth) {
    scratch.clear();
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const geo::Xy from = ring[i], to = ring[(i + 1) % ring.size()];
        const double before = depth(from), after = depth(to);
        if (before >= 0.0) scratch.push_back(from);
        if ((before >= 0.0) != (after >= 0.0)) {
            const double share = before / (before - after);
            scratch.push_back({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
        }
    }
    ring.swap(scratch);
}

void clip_to_image(std::vector<geo::Xy>& ring, std::vector<geo::Xy>& scratch, int width, int height) {
    clip_to_side(ring, scratch, [](geo::Xy at) { return at.x + clip_margin_px; });
    clip_to_side(ring, scratch, [&](geo::Xy at) { return width + clip_margin_px - at.x; });
    clip_to_side(ring, scratch, [](geo::Xy at) { return at.y + clip_margin_px; });
    clip_to_side(ring, scratch, [&](geo::Xy at) { return height + clip_margin_px - at.y; });
}

/// The vertices of a ring that the eye can tell apart, in pixels.
void thinned(std::vector<geo::Xy>& ring, const WorldShapes& shapes, std::size_t part, const geo::MercatorGrid& grid,
             double turns) {
    ring.clear();
    for (std::size_t i = shapes.first_point[part]; i < shapes.first_point[part + 1]; ++i) {
        const geo::Xy at = pixel_of(shapes.point[i], grid, turns);
        const bool is_close =
            !ring.empty() && std::abs(at.x - ring.back().x) + std::abs(at.y - ring.back().y) < shortest_segment_px;
        if (!is_close) ring.push_back(at);
    }
}

} // namespace

Mask filled(const WorldShapes& polygons, const geo::MercatorGrid& grid) {
    Mask mask{grid.width, grid.height};
    const CairoSurface surface{cairo_image_surface_create(CAIRO_FORMAT_A8, grid.width, grid.height)};
    const CairoContext context{cairo_create(surface.get())};
    cairo_set_fill_rule(context.get(), CAIRO_FILL_RULE_EVEN_ODD);
    std::vector<geo::Xy> ring, scratch;
    for (std::size_t part = 0; part < polygons.part_box.size(); ++part) {
        double turns = 0.0;
        if (!polygons.part_box[part].meets(grid, 0.0, turns)) continue;
        thinned(ring, polygons, part, grid, turns);
        clip_to_image(ring, scratch, grid.width, grid.height);
        if (ring.size() < 3) continue;
        cairo_move_to(context.get(), ring.front().x, ring.front().y);
        for (std::size_t i = 1; i < ring.size(); ++i)
            cairo_line_to(context.get(), ring[i].x, ring[i].y);
        cairo_close_path(context.get());
    }
    cairo_fill(context.get());
    cairo_surface_flush(surface.get());
    const unsigned char* const bytes = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int y = 0; y < grid.height; ++y) {
        std::memcpy(mask.row(y), bytes + static_cast<std::ptrdiff_t>(y) * stride, static_cast<std::size_t>(grid.width));
    }
    return mask;
}

} // namespace planner
