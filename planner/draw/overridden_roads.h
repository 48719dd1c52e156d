// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/mercator.h"
#include "planner/data/dataset.h"
#include "planner/draw/canvas.h"
#include "planner/draw/line_mask.h"
#include "planner/draw/palette.h"
#include "planner/draw/world_shapes.h"
#include "planner/network/overrides.h"

namespace planner {

/// The roads that a scenario forbids or locks, projected; one that is both is locked.
struct OverriddenRoads {
    WorldShapes forbidden, locked;
};
OverriddenRoads find_overridden_roads(const Dataset& dataset, const RoadOverrides& overrides);

/// Draws forbidden roads as a line, locked ones as two beside each other.
void paint_overridden_roads(Canvas& canvas, LineMask& mask, const OverriddenRoads& roads, const geo::MercatorGrid& grid,
                            const Palette& palette, double scale);

} // namespace planner
