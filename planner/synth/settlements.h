// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <vector>

#include "geo/progress.h"
#include "planner/synth/frame.h"
#include "planner/synth/terrain.h"

namespace planner::synth {

/// A town or a village; it stands at the anchor of its cell.
struct Settlement {
    Cell cell = no_cell;
    double people = 0.0;
    double radius_km = 0.0; // within which people thin out by a factor of e
};

/// Where people live on the coarse grid.
struct Settlements {
    std::vector<Settlement> towns;    // largest first, all on the main island; the first one is the capital
    std::vector<Settlement> villages; // in order of their cells
    Field fertility;                  // how well land feeds people, 0..1; 0 in the sea
    Field people;                     // per cell, everybody
    Field scattered;                  // of these, outside towns and villages
    Field river_km;                   // distance to the nearest river
    double total_people = 0.0;
};

/// Settles the land: towns by rank and size (Zipf) on good low ground by rivers and coasts, villages around, homesteads
/// between.
Settlements settle(const Frame& frame, const Terrain& terrain, geo::Progress& progress);

/// People per km2 as the population raster has it, with detail finer than the coarse grid; 0 in the sea.
double people_per_km2_at(const Frame& frame, const Terrain& terrain, const Settlements& settlements, geo::Xy position);

} // namespace planner::synth
