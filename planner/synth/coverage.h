// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "geo/progress.h"
#include "planner/synth/frame.h"
#include "planner/synth/telecom.h"
#include "planner/synth/terrain.h"

namespace planner::synth {

/// Signal above what a telephone needs, per generation 2G, 3G, 4G, on the coarse grid.
struct Coverage {
    std::array<Field, 3> margin_db; // far below 0: no signal
};

/// What a coverage raster says: 0 nothing, 1 strong, 2 variable.
enum class Signal : std::uint8_t { none = 0, strong = 1, variable = 2 };

/// The best signal of all sites at each cell: it falls with distance and behind hills.
Coverage spread_signal(const Frame& frame, const Terrain& terrain, const std::vector<CellSite>& sites,
                       geo::Progress& progress);

/// Signal as the coverage raster of a generation (0: 2G, 1: 3G, 2: 4G) has it, with detail finer than the coarse grid.
Signal signal_at(const Frame& frame, const Coverage& coverage, std::size_t generation, geo::Xy position);

} // namespace planner::synth
