// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/mercator.h"
#include "planner/draw/canvas.h"
#include "planner/draw/palette.h"
#include "planner/draw/point_cloud.h"
#include "planner/draw/school_classes.h"

namespace planner {

/// How large a school is drawn, pixels: smaller where schools stand closer, so that a whole country stays legible.
double school_radius(const PointCloud& schools, const geo::MercatorGrid& grid, double scale);

/// Draws every school as a disc of its class's colour; unknown is hollow. Where discs overlap no class lies on top of
/// another: a crowded town shows its classes in proportion.
void paint_schools(Canvas& canvas, const PointCloud& schools, const SchoolClasses& classes,
                   const geo::MercatorGrid& grid, const Palette& palette, double scale);

} // namespace planner
