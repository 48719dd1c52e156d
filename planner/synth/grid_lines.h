// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/io/shapes.h"
#include "geo/lon_lat.h"
#include "planner/synth/frame.h"
#include "planner/synth/road_network.h"

namespace planner::synth {

/// A drawn line: its points on Earth.
using Line = std::vector<geo::LonLat>;

/// The line through the anchors of cells, corners cut once (Chaikin 1974); its ends stay where they are.
Line smooth_line(const Frame& frame, const std::vector<Cell>& cells);

/// The line through the anchors of cells with as few bends as stay within the tolerance (Douglas and Peucker 1973).
Line straightened_line(const Frame& frame, const std::vector<Cell>& cells, double tolerance_cells);

/// Geodesic length of a line on the sphere, km.
double length_km(const Line& line);

/// Appends a feature of one line.
void append_line(geo::Shapes& shapes, const Line& line);

/// A stretch of road between two junctions, of one kind.
struct RoadStretch {
    std::vector<Cell> cells;
    RoadKind kind = RoadKind::none;
    bool is_fiber = false;
};

/// Takes the grid of roads apart into stretches: each road once, cut at junctions, towns and changes of kind.
std::vector<RoadStretch> road_stretches(const Frame& frame, const RoadGrid& grid, const std::vector<bool>& is_stop);

} // namespace planner::synth
