// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include "gui/state.h"

namespace gui {

/// A rectangle of the window, in device pixels.
struct PanelArea {
    ImVec2 min, max;
    float width() const { return max.x - min.x; }
    float height() const { return max.y - min.y; }
};

/// Where every panel stands in the window.
struct Layout {
    PanelArea top_bar, data, map, detail, scenario, result, status_bar;
};
Layout layout_of(const View& view);

/// Begins a panel that fills an area; ImGui::End() ends it.
void begin_panel(const char* name, const PanelArea& area, ImU32 background, ImVec2 padding, ImGuiWindowFlags flags = 0);

/// Thin lines between the panels, and the grip that moves the upper edge of the details. Before the panels: of windows
/// that keep their place ImGui puts the one that came first on top.
void draw_panel_borders(const Layout& layout, View& view);

} // namespace gui
