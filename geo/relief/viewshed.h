// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "geo/relief/sight.h"

namespace geo {

/// How far is looked, and at what.
struct ViewRules {
    double range_m = 20'000.0;
    double target_m = 5.0; // of what is looked at, above the ground
    double earth_factor = standard_earth_factor;

    friend bool operator==(const ViewRules&, const ViewRules&) = default;
};

enum class View : std::uint8_t {
    hidden,
    seen,
    unknown // the relief does not know the place, or whether something stands before it
};

/// What is seen from a mast: square cells of the plane around it, the mast in the middle of the middle one.
class Viewshed {
public:
    Viewshed() = default;
    /// `to_edge`: cells on each side of the middle one; all are unknown yet.
    Viewshed(double cell_m, int to_edge);

    double cell_m() const { return cell_m_; }
    int side() const { return side_; } // cells
    /// Cells row by row, from north to south, each row from west to east.
    std::vector<View>& cells() { return cells_; }
    const std::vector<View>& cells() const { return cells_; }
    /// The cell that holds a point of the plane, east and north of the mast (as LocalPlane has it); hidden beyond.
    View at(Xy point) const;

private:
    double cell_m_ = 0.0;
    int side_ = 0;
    std::vector<View> cells_;
};

/// What each mast sees over the relief, by GDAL's viewshed on a plane around the mast, in cells as
/// large as those of the relief there; beyond the range hidden. Where heights are missing it is computed twice, with
/// the deepest holes and with the highest walls there; what comes out differently is unknown. Approximate: rays pass
/// between two cells on the way, where judge_sights follows each; the two agree on 98 of 100 places in hills.
/// Masts in parallel; the same at any thread count. A byte for each cell of each mast is held: ask for few at a time.
/// Source: METHODS.md "Line of sight".
std::vector<Viewshed> find_viewsheds(const Relief& relief, std::span<const Mast> masts, const ViewRules& rules,
                                     Progress& progress);

} // namespace geo
