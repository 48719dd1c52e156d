// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/mercator.h"
#include "planner/data/infrastructure.h"
#include "planner/draw/canvas.h"
#include "planner/draw/palette.h"
#include "planner/draw/point_cloud.h"

namespace planner {

/// Draws cell sites as small triangles: all, or those that a plan's radio links end at.
void paint_sites(Canvas& canvas, const PointCloud& sites, const std::vector<bool>& is_drawn,
                 const geo::MercatorGrid& grid, const Palette& palette, double scale);

/// Draws new cell sites as hollow triangles, those that connect no school smaller: they are not built.
void paint_new_sites(Canvas& canvas, const PointCloud& sites, const std::vector<std::size_t>& schools_of,
                     const geo::MercatorGrid& grid, const Palette& palette, double scale);

/// Half a side of the square of a transmission node, pixels: its corners show beneath a school's disc, and it is small
/// where schools are, or where nodes themselves stand close.
double node_radius(const PointCloud& nodes, const PointCloud& schools, const geo::MercatorGrid& grid, double scale);

/// Draws transmission nodes as squares, hollow where they are not yet in operation. Take-up points along a line are
/// left to the line.
void paint_nodes(Canvas& canvas, const PointCloud& places, const TransmissionNodes& nodes,
                 const geo::MercatorGrid& grid, const Palette& palette, double radius);

/// Draws transmission nodes that a scenario proposes as large square frames, in which what is beneath is seen.
void paint_proposed_nodes(Canvas& canvas, const PointCloud& places, const geo::MercatorGrid& grid,
                          const Palette& palette, double scale);

} // namespace planner
