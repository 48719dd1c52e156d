// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <array>
#include <vector>

#include "geo/lon_lat.h"
#include "planner/draw/canvas.h"

namespace planner {

/// How a point symbol looks; lengths in pixels.
struct Symbol {
    enum class Shape { disc, square, triangle } shape = Shape::disc;
    double radius = 4.0;
    Colour fill;
    Colour rim;
    double rim_width = 0.0; // inside the radius; 0: none
};

/// A symbol drawn beforehand, anti-aliased, at sixteen positions within a pixel, so that thousands of points cost one
/// small copy each and still sit where they are.
class Sprite {
public:
    explicit Sprite(const Symbol& symbol);
    /// Lays the symbol on the canvas around a place on it; what falls outside is cut.
    void stamp(Canvas& canvas, geo::Xy centre) const;

private:
    static constexpr int phases = 4; // per axis

    int reach_ = 0, size_ = 0;                                         // pixels from the middle one, and across
    std::array<std::vector<Argb>, std::size_t{phases} * phases> copy_; // premultiplied
};

} // namespace planner
