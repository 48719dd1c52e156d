// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/synth/frame.h"
#include "planner/synth/road_network.h"
#include "planner/synth/settlements.h"
#include "planner/synth/terrain.h"

namespace planner::synth {

/// Relative wealth on the coarse grid, as Meta's index: about -1.5 to 2.5, its mean over people 0. It falls with the
/// distance to towns and roads and with height, and some regions are richer than others.
Field measure_wealth(const Frame& frame, const Terrain& terrain, const Settlements& settlements,
                     const RoadNetwork& network);

} // namespace planner::synth
