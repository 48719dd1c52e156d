// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "geo/progress.h"
#include "planner/synth/frame.h"
#include "planner/synth/hydrology.h"

namespace planner::synth {

/// The shape of the land on the coarse grid.
struct Terrain {
    Field coast;               // above 0: land; its zero line is the coast
    std::vector<bool> is_land; // coast > 0
    std::vector<bool> is_main; // of the largest island
    Field height_m;            // above the sea, free of hollows; 0 in the sea
    Field slope;               // steepest step to a neighbour, as a ratio
    Field coast_km;            // distance to the sea; 0 in the sea
    Drainage drainage;
    double peak_m = 0.0; // of the highest mountains

    std::size_t land_count = 0;

    /// Land with land all around: a place there lies within the drawn coast.
    bool is_inland(const Frame& frame, Cell cell) const {
        return coast_km[cell] > 1.5F * static_cast<float>(frame.cell_height_km());
    }
};

/// Raises land from the sea, folds mountain belts into it and lets rivers cut their valleys.
Terrain make_terrain(const Frame& frame, geo::Progress& progress);

/// Height as the relief raster has it, with detail finer than the coarse grid; 0 in the sea.
double height_m_at(const Frame& frame, const Terrain& terrain, geo::Xy position);

} // namespace planner::synth
