// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/infrastructure_marks.h"

#include <algorithm>

#include "planner/draw/sprite.h"

namespace planner {

namespace {

double radius_between(double smallest, double largest, double share, const PointCloud& points,
                      const geo::MercatorGrid& grid) {
    return std::clamp(share * points.spacing() / grid.step, smallest, largest);
}

} // namespace

void paint_sites(Canvas& canvas, const PointCloud& sites, const std::vector<bool>& is_drawn,
                 const geo::MercatorGrid& grid, const Palette& palette, double scale) {
    const double radius = radius_between(2.2, 5.5, 0.4, sites, grid) * scale;
    const Sprite sprite{{.shape = Symbol::Shape::triangle,
                         .radius = radius,
                         .fill = palette.cell_site,
                         .rim = palette.halo,
                         .rim_width = radius > 3.5 * scale ? 0.8 * scale : 0.0}};
    sites.visit(grid, radius + 1.0, [&](std::size_t site, geo::Xy pixel) {
        if (is_drawn[site]) sprite.stamp(canvas, pixel);
    });
}

void paint_new_sites(Canvas& canvas, const PointCloud& sites, const std::vector<std::size_t>& schools_of,
                     const geo::MercatorGrid& grid, const Palette& palette, double scale) {
    const auto triangle = [&](double radius, double rim_width) {
        return Sprite{{.shape = Symbol::Shape::triangle,
                       .radius = radius * scale,
                       .fill = palette.halo,
                       .rim = palette.cell_site,
                       .rim_width = rim_width * scale}};
    };
    const Sprite built = triangle(6.0, 1.5), proposed = triangle(3.5, 0.8);
    sites.visit(grid, 8.0 * scale, [&](std::size_t site, geo::Xy pixel) {
        (schools_of[site] > 0 ? built : proposed).stamp(canvas, pixel);
    });
}

void paint_nodes(Canvas& canvas, const PointCloud& places, const TransmissionNodes& nodes,
                 const geo::MercatorGrid& grid, const Palette& palette, double scale) {
    const double radius = radius_between(2.0, 4.2, 0.25, places, grid) * scale;
    const Sprite casing{
        {.shape = Symbol::Shape::square, .radius = radius + scale, .fill = palette.halo, .rim = {}, .rim_width = 0.0}};
    const Sprite built{{.shape = Symbol::Shape::square,
                        .radius = radius,
                        .fill = palette.transmission_node,
                        .rim = {},
                        .rim_width = 0.0}};
    const Sprite planned{{.shape = Symbol::Shape::square,
                          .radius = radius,
                          .fill = palette.halo,
                          .rim = palette.transmission_node,
                          .rim_width = 1.2 * scale}};
    places.visit(grid, radius + 2.0, [&](std::size_t node, geo::Xy pixel) {
        if (nodes.on_line[node]) return;
        casing.stamp(canvas, pixel);
        (nodes.status[node] == TransmissionNodes::Status::operational ? built : planned).stamp(canvas, pixel);
    });
}

void paint_proposed_nodes(Canvas& canvas, const PointCloud& places, const geo::MercatorGrid& grid,
                          const Palette& palette, double scale) {
    const Sprite sprite{{.shape = Symbol::Shape::square,
                         .radius = 5.5 * scale,
                         .fill = palette.halo,
                         .rim = palette.transmission_node,
                         .rim_width = 2.0 * scale}};
    places.visit(grid, 8.0 * scale, [&](std::size_t, geo::Xy pixel) { sprite.stamp(canvas, pixel); });
}

} // namespace planner
