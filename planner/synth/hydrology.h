// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "planner/synth/frame.h"

namespace planner::synth {

/// Where water runs: each land cell drains into one neighbour, and in the end into the sea.
struct Drainage {
    std::vector<Cell> downstream; // no_cell: sea
    std::vector<Cell> order;      // the land cells, downstream before upstream
    Field catchment_km2;          // land that drains through the cell, itself included; 0 in the sea
};

/// Routes water over the heights: hollows are filled to their spill level (priority flood, Barnes et al. 2014), every
/// cell drains to the steepest of its eight neighbours. `height` of land comes back free of hollows: each cell stands
/// above the one it drains into.
Drainage route_water(const Frame& frame, const std::vector<bool>& is_land, Field& height);

/// A river from its head or a confluence to the next confluence or the sea.
struct River {
    std::vector<Cell> cells;    // downstream; the last one is of the next river, or in the sea
    double catchment_km2 = 0.0; // at its end
    bool reaches_sea = false;
};

/// Every stretch of water with at least so large a catchment.
std::vector<River> trace_rivers(const Frame& frame, const Drainage& drainage, double min_catchment_km2);

/// The catchment from which on water is drawn as a river.
double river_threshold_km2(const Frame& frame);

} // namespace planner::synth
