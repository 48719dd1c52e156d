// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "geo/io/shapes.h"
#include "geo/mercator.h"
#include "planner/draw/canvas.h"
#include "planner/draw/line_mask.h"

namespace planner {

/// A rectangle on the Mercator world.
struct WorldBox {
    double west = 2.0, north = 2.0, east = -2.0, south = -2.0; // south > north: y runs down

    void expand(geo::WorldXy world);
    /// By how many whole turns the box must move to meet the grid widened by `margin`, or nothing in sight.
    bool meets(const geo::MercatorGrid& grid, double margin, double& turns) const;
};

/// Lines or rings projected once, in short runs whose boxes tell what an image can skip.
struct WorldShapes {
    struct Run {
        std::size_t first = 0, last = 0; // points, both included; runs of one part share their ends
        WorldBox box;
    };
    std::vector<geo::WorldXy> point;
    std::vector<std::size_t> first_point; // per part, and the end
    std::vector<std::size_t> first_part;  // per feature, and the end
    std::vector<WorldBox> part_box;
    std::vector<Run> run;

    bool empty() const { return point.empty(); }
};
WorldShapes world_shapes_of(const geo::Shapes& shapes);

/// A place on the world as a pixel of the image, after so many turns.
inline geo::Xy pixel_of(geo::WorldXy world, const geo::MercatorGrid& grid, double turns) {
    return {(world.x + turns - grid.corner.x) / grid.step, (world.y - grid.corner.y) / grid.step};
}

/// Adds all lines or rims in sight; vertices closer than the eye can tell are skipped, and so are the seams along the
/// antimeridian where files split polygons.
void add_lines(LineMask& mask, const WorldShapes& shapes, const geo::MercatorGrid& grid, double width);

/// What polygons cover, anti-aliased; holes and islands by the even-odd rule, no seam between neighbours.
Mask filled(const WorldShapes& polygons, const geo::MercatorGrid& grid);

} // namespace planner
