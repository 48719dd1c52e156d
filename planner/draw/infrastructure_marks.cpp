// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/infrastructure_marks.h"

#include <algorithm>

#include "planner/draw/school_marks.h"
#include "planner/draw/sprite.h"

namespace planner {

namespace {

double radius_between(double smallest, double largest, double share, const PointCloud& points,
                      const geo::MercatorGrid& grid, double scale) {
    return std::clamp(share * points.spacing() / grid.step, smallest * scale, largest * scale);
}

} // namespace

void paint_sites(Canvas& canvas, const PointCloud& sites, const std::vector<bool>& is_drawn,
                 const geo::MercatorGrid& grid, const Palette& palette, double scale) {
    const double radius = radius_between(2.2, 5.5, 0.4, sites, grid, scale);
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

double node_radius(const PointCloud& nodes, const PointCloud& schools, const geo::MercatorGrid& grid, double scale) {
    constexpr double share_of_disc = 0.85, smallest_px = 2.4, largest_px = 5.5;
    const double beneath_discs = std::max(smallest_px * scale, share_of_disc * school_radius(schools, grid, scale));
    return std::min(beneath_discs, radius_between(smallest_px, largest_px, 0.25, nodes, grid, scale));
}

void paint_nodes(Canvas& canvas, const PointCloud& places, const TransmissionNodes& nodes,
                 const geo::MercatorGrid& grid, const Palette& palette, double radius) {
    const double casing_width = 0.22 * radius;
    const auto square = [](double half_side, Colour fill, Colour rim, double rim_width) {
        return Sprite{
            {.shape = Symbol::Shape::square, .radius = half_side, .fill = fill, .rim = rim, .rim_width = rim_width}};
    };
    const Sprite casing = square(radius + casing_width, palette.halo, {}, 0.0);
    const Sprite built = square(radius, palette.transmission_node, {}, 0.0);
    const Sprite planned = square(radius, palette.halo, palette.transmission_node, 0.3 * radius);
    places.visit(grid, radius + casing_width + 1.0, [&](std::size_t node, geo::Xy pixel) {
        if (nodes.on_line[node]) return;
        casing.stamp(canvas, pixel);
        (nodes.status[node] == TransmissionNodes::Status::operational ? built : planned).stamp(canvas, pixel);
    });
}

void paint_proposed_nodes(Canvas& canvas, const PointCloud& places, const geo::MercatorGrid& grid,
                          const Palette& palette, double scale) {
    const auto frame = [&](double half_side, Colour rim, double rim_width) {
        return Sprite{{.shape = Symbol::Shape::square,
                       .radius = half_side * scale,
                       .fill = {0, 0, 0, 0},
                       .rim = rim,
                       .rim_width = rim_width * scale}};
    };
    const Sprite casing = frame(8.0, palette.halo, 4.0), square = frame(7.0, palette.transmission_node, 2.0);
    places.visit(grid, 9.0 * scale, [&](std::size_t, geo::Xy pixel) {
        casing.stamp(canvas, pixel);
        square.stamp(canvas, pixel);
    });
}

} // namespace planner
