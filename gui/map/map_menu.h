// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/commands.h"
#include "gui/map/map_state.h"
#include "gui/state.h"

namespace gui {

/// Opens the menu of what may be decided at a pixel of the map: about the road there, or a transmission node.
void open_map_menu(const View& view, geo::Xy pixel, double reach_px, MapState& state);

/// The menu while it is open.
void draw_map_menu(const View& view, const MapState& state, Commands& commands);

} // namespace gui
