// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/progress.h"
#include "planner/synth/frame.h"

namespace planner::synth {

/// The coast as the zero line of a field: above 0 is land. Land covers as much as the frame wants, in one large island
/// and a few small ones, without lakes and without islets of a handful of cells.
Field make_outline(const Frame& frame, geo::Progress& progress);

/// Groups of cells that hang together over their four sides and share a value; numbered in order of their first cell.
struct Patches {
    std::vector<std::uint32_t> patch; // per cell
    std::vector<std::uint32_t> size;  // cells per patch
};
Patches find_patches(const Frame& frame, const std::vector<bool>& value);

} // namespace planner::synth
