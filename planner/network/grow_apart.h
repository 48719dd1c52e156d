// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "planner/network/fiber_layout.h"

namespace planner {

/// Grows two forests that share no site and no source: over the sites that stay from the sources that are closed, and
/// over all others from the others. Sites that no open source reaches without those that stay remain with these, and
/// so do sites over which one that stays is reached. Where all that is not enough for one that stays, or no source is
/// closed, it is one forest over all. Both may hang on locked roads. Source: METHODS.md "Fiber laid out anew".
geo::RoadForest grow_apart(const ForestPoints& points, const ForestGrower& grow);

} // namespace planner
