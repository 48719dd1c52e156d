// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <functional>
#include <vector>

#include "planner/synth/frame.h"

namespace planner::synth {

/// Distance from each cell to the nearest source cell, km: chamfered over eight neighbours (Borgefors 1986), at most 8
/// % too long. Without a source: a very large number.
Field distance_km(const Frame& frame, const std::vector<bool>& is_source);

/// What a cheapest-path search found: rows are cells.
struct Reach {
    Field cost;               // infinity: not reached
    std::vector<Cell> before; // the cell before on the path; no_cell at a source
    std::vector<Cell> origin; // position in the list of sources; no_cell: not reached
};

/// Cheapest paths from the sources over the grid (Dijkstra 1959). `step_cost(from, direction, to)` is at least 0, or
/// infinite where there is no way. Equal costs go to the smaller cell.
Reach reach_from(const Frame& frame, const std::vector<Cell>& sources,
                 const std::function<float(Cell from, std::size_t direction, Cell to)>& step_cost);

/// The cells of the path to `cell`, from the source on.
std::vector<Cell> path_to(const Reach& reach, Cell cell);

} // namespace planner::synth
