// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <vector>

#include "geo/mercator.h"
#include "planner/data/infrastructure.h"
#include "planner/draw/canvas.h"
#include "planner/draw/text_painter.h"
#include "planner/draw/world_shapes.h"

namespace planner {

/// Where the name of an area goes: the middle of the widest stretch of its largest part, and how wide that is.
struct LabelAnchor {
    std::string text;
    geo::WorldXy place{};
    double width = 0.0;              // on the world
    double north = 0.0, south = 0.0; // of the area on the meridian of the place, on the world: y
};
/// The anchors of one level's areas, widest first (ties by name).
std::vector<LabelAnchor> label_anchors(const AdminAreas& areas, const WorldShapes& shapes);

/// Puts labels on an image, the important ones first; one that would touch an earlier one is left out.
class LabelLayout {
public:
    LabelLayout(Canvas& canvas, TextPainter& text) : canvas_{canvas}, text_{text} {}

    /// How wide and high a label is, pixels.
    geo::Xy size_of(const std::string& label, const TextStyle& style);
    /// Puts a label with its middle at a place; false: no room.
    bool add_centred(const std::string& label, const TextStyle& style, geo::Xy middle);
    /// Puts a label to the right of a symbol, or to its left.
    bool add_beside(const std::string& label, const TextStyle& style, geo::Xy symbol, double gap);

private:
    struct Frame {
        int left, top, right, bottom;
    };
    bool add(const TextPicture& picture, int left, int top);

    Canvas& canvas_;
    TextPainter& text_;
    std::vector<Frame> taken_;
};

} // namespace planner
