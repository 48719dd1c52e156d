// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

#include "planner/draw/palette.h"

namespace gui {

/// How the map draws what a layer holds.
enum class LayerSign {
    line,
    double_line,
    dashes,
    square,
    hollow_square,
    large_hollow_square,
    triangle,
    hollow_triangle,
    tint,
    hatching
};

/// The sign, small, at the right end of the line of the last item; noted as "sign." and the id.
void draw_layer_sign(std::string_view id, LayerSign sign, planner::Colour colour);

} // namespace gui
