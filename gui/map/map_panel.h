// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/commands.h"
#include "gui/panels/layout.h"
#include "gui/state.h"

namespace gui {

/// The map: the newest image, moved to the present view; pan, zoom, hover, pick; legend, scale bar, coordinates; a menu
/// under the right button.
void draw_map_panel(const Model& model, View& view, const PanelArea& area, Commands& commands);

/// Whether the picture on screen shows the present result, layers and view, up to a shift within its margin.
bool map_is_complete(const Model& model, const View& view);

/// Whether the picture on screen shows the present result, layers and view: nothing is being painted.
bool map_is_settled(const Model& model, const View& view);

} // namespace gui
