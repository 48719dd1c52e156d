// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "geo/io/shapes.h"
#include "planner/synth/frame.h"

namespace planner::synth {

/// The area of each cell, 0..count-1; no_area is the sea.
using AreaOfCell = std::vector<std::uint32_t>;
inline constexpr std::uint32_t no_area = 0xffffffffU;

/// Changes cells until nowhere two parts of an area, or of a group of areas (`group_of` each area), touch at a corner
/// only, so that every border can be drawn; land is never lost to the sea.
void untangle(const Frame& frame, AreaOfCell& areas, const std::vector<std::uint32_t>& group_of);

/// Draws areas as polygons, one feature each. Neighbours share their border point by point, without gaps: it crosses
/// the line between the centres of two cells at `crossing(a, b)`, a share 0.1..0.9 of the way from a to b, which must
/// be symmetric. Needs untangled areas. Where areas of the `finest` level meet, no corner is cut: so borders of all
/// levels agree.
geo::Shapes draw_areas(const Frame& frame, const AreaOfCell& areas, std::size_t count, const AreaOfCell& finest,
                       const std::function<double(Cell a, Cell b)>& crossing);

} // namespace planner::synth
