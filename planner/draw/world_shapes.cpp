// SPDX-License-Identifier: Apache-2.0
#include "planner/draw/world_shapes.h"

#include <algorithm>
#include <cmath>

namespace planner {

namespace {

constexpr std::size_t run_length = 64;      // segments
constexpr double shortest_segment_px = 0.7; // vertices closer than this make no visible bend

bool is_on_antimeridian(geo::WorldXy world) {
    constexpr double within = 1e-7; // about a metre
    return world.x < within || world.x > 1.0 - within;
}

} // namespace

void WorldBox::expand(geo::WorldXy world) {
    west = std::min(west, world.x);
    east = std::max(east, world.x);
    north = std::min(north, world.y);
    south = std::max(south, world.y);
}

bool WorldBox::meets(const geo::MercatorGrid& grid, double margin, double& turns) const {
    const double span = grid.step * grid.width;
    const double middle = (west + east) / 2.0;
    turns = geo::nearest_turn(middle, grid.corner.x + span / 2.0) - middle;
    return west + turns <= grid.corner.x + span + margin && east + turns >= grid.corner.x - margin &&
           north <= grid.corner.y + grid.step * grid.height + margin && south >= grid.corner.y - margin;
}

WorldShapes world_shapes_of(const geo::Shapes& shapes) {
    WorldShapes world;
    world.first_point = shapes.first_point;
    world.first_part = shapes.first_part;
    if (world.first_point.empty()) world.first_point = {0};
    world.point.reserve(shapes.point.size());
    for (const geo::LonLat place : shapes.point)
        world.point.push_back(geo::world_from_place(place));
    for (std::size_t part = 0; part + 1 < world.first_point.size(); ++part) {
        const std::size_t end = world.first_point[part + 1];
        WorldBox whole;
        for (std::size_t first = world.first_point[part]; first + 1 < end; first += run_length) {
            WorldShapes::Run run{first, std::min(first + run_length, end - 1), {}};
            for (std::size_t i = run.first; i <= run.last; ++i)
                run.box.expand(world.point[i]);
            world.run.push_back(run);
            whole.expand({run.box.west, run.box.north});
            whole.expand({run.box.east, run.box.south});
        }
        world.part_box.push_back(whole);
    }
    return world;
}

void add_lines(LineMask& mask, const WorldShapes& shapes, const geo::MercatorGrid& grid, double width) {
    const double margin = grid.step * (width + 2.0);
    for (const WorldShapes::Run& run : shapes.run) {
        double turns = 0.0;
        if (!run.box.meets(grid, margin, turns)) continue;
        geo::Xy from = pixel_of(shapes.point[run.first], grid, turns);
        for (std::size_t i = run.first + 1; i <= run.last; ++i) {
            const geo::Xy to = pixel_of(shapes.point[i], grid, turns);
            const bool is_seam = is_on_antimeridian(shapes.point[i - 1]) && is_on_antimeridian(shapes.point[i]);
            const bool is_short = std::abs(to.x - from.x) + std::abs(to.y - from.y) < shortest_segment_px;
            if (is_short && i < run.last) continue;
            if (!is_seam) mask.add_segment(from, to, width);
            from = to;
        }
    }
}

} // namespace planner
