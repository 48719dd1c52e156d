// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <vector>

#include "planner/synth/borders.h"
#include "planner/synth/frame.h"
#include "planner/synth/settlements.h"
#include "planner/synth/terrain.h"

namespace planner::synth {

/// Regions and the districts within them. Borders follow rivers and crests.
struct Areas {
    AreaOfCell district;                       // per cell
    std::vector<std::uint32_t> region_of;      // per district
    std::vector<std::size_t> seat_of_district; // the town it is named after
    std::vector<std::size_t> seat_of_region;
    AreaOfCell region; // per cell

    /// Whether the cell and all around it are of one district.
    bool is_interior(const Frame& frame, Cell cell) const;
};

/// Grows districts around towns until all land is shared out, then regions over the districts.
Areas divide_land(const Frame& frame, const Terrain& terrain, const Settlements& settlements);

} // namespace planner::synth
