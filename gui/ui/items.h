// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

namespace gui::ui {

/// Something a person can point at, known by an id that no language and no layout changes.
struct Item {
    std::string id; // "undo", "slider.fiber.capex_usd_per_km", "ranking.row.0"
    ImVec2 min, max;
    bool enabled = true;
    bool visible = true;
};

/// Forgets the items of the frame before.
void begin_items();
/// Notes ImGui's last item, or a rectangle, under an id.
void note_item(std::string_view id);
void note_item(std::string_view id, ImVec2 min, ImVec2 max);

/// The items of the present frame, in drawing order.
const std::vector<Item>& items();
/// The item of that id; nullptr: not drawn.
const Item* find_item(std::string_view id);

} // namespace gui::ui
