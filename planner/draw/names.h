// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <vector>

#include "geo/mercator.h"
#include "planner/data/schools.h"
#include "planner/draw/label_layout.h"
#include "planner/draw/palette.h"
#include "planner/draw/point_cloud.h"

namespace planner {

/// Writes the names of one level's areas (0: the outermost) where the areas are wide enough for them, a little up or
/// down where that hides fewer schools.
void paint_area_names(LabelLayout& layout, const std::vector<LabelAnchor>& anchors, std::size_t level,
                      const PointCloud& schools, const geo::MercatorGrid& grid, const Palette& palette, double scale);

/// Writes the names of schools beside them, once the image shows few enough.
void paint_school_names(LabelLayout& layout, const PointCloud& places, const Schools& schools,
                        const geo::MercatorGrid& grid, const Palette& palette, double scale);

} // namespace planner
