// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/mercator.h"
#include "planner/draw/canvas.h"
#include "planner/draw/line_mask.h"
#include "planner/draw/palette.h"
#include "planner/draw/point_cloud.h"
#include "planner/draw/world_shapes.h"
#include "planner/result/scenario_result.h"

namespace planner {

/// The points that links run between, projected.
struct LinkEnds {
    const PointCloud& schools;
    const PointCloud& cell_sites;
    const PointCloud& transmission_nodes;
    const PointCloud& proposed_nodes; // rows of NetworkLayout::nodes behind those

    geo::WorldXy node(std::size_t row) const {
        return row < transmission_nodes.size() ? transmission_nodes.world(row)
                                               : proposed_nodes.world(row - transmission_nodes.size());
    }
};

/// How much thinner links are drawn where schools stand close, 0.5..1.
double link_thinning(const PointCloud& schools, const geo::MercatorGrid& grid, double scale);

/// Draws the trenches that the plan digs, along their ways: 1.2 pixels wide, 0.35 more with each doubling of the
/// schools behind them, 4 at most.
void paint_fiber_routes(Canvas& canvas, LineMask& mask, const ScenarioResult& result, const LinkEnds& ends,
                        const geo::MercatorGrid& grid, Colour casing, double scale);

/// Draws the radio links that the plan builds, dashed (6 pixels, 4 between): of schools that it connects point to
/// point, and of their relays.
void paint_radio_links(Canvas& canvas, LineMask& mask, const ScenarioResult& result, const LinkEnds& ends,
                       const geo::MercatorGrid& grid, Colour casing, double scale);

/// The cell sites that radio links of the plan end at, by row of CellSites.
std::vector<bool> linked_sites(const ScenarioResult& result);

} // namespace planner
