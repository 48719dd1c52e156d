// SPDX-License-Identifier: Apache-2.0
#include "gui/ui/items.h"

#include <algorithm>

#include <imgui_internal.h>

namespace gui::ui {

namespace {

// One window, one thread: as ImGui's own state, it belongs to the frame.
std::vector<Item> frame_items;

bool is_enabled() { return (ImGui::GetCurrentContext()->CurrentItemFlags & ImGuiItemFlags_Disabled) == 0; }

} // namespace

void begin_items() { frame_items.clear(); }

void note_item(std::string_view id) {
    frame_items.push_back(
        {std::string{id}, ImGui::GetItemRectMin(), ImGui::GetItemRectMax(), is_enabled(), ImGui::IsItemVisible()});
}

void note_item(std::string_view id, ImVec2 min, ImVec2 max) {
    frame_items.push_back({std::string{id}, min, max, is_enabled(), ImGui::IsRectVisible(min, max)});
}

const std::vector<Item>& items() { return frame_items; }

const Item* find_item(std::string_view id) {
    const auto found = std::ranges::find(frame_items, id, &Item::id);
    return found == frame_items.end() ? nullptr : &*found;
}

} // namespace gui::ui
