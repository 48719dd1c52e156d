// SPDX-License-Identifier: Apache-2.0
#include "gui/map/map_panel.h"

#include "gui/ui/icons.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

void draw_map_panel(const Model&, View&, const PanelArea& area, Commands&) {
    begin_panel("Map", area, ui::colour::paper, {0, 0});
    ui::empty_state(ui::icon::map, "No map yet", "It appears with the first plan.");
    ImGui::End();
}

bool map_is_settled(const Model&, const View&) { return true; }

} // namespace gui
