// SPDX-License-Identifier: Apache-2.0
#include "gui/ui/driver.h"

#include <utility>

#include <imgui.h>

#include "geo/error.h"
#include "gui/ui/items.h"

namespace gui::ui {

void Driver::point_at(const std::string& id, double x_share, double y_share) {
    const Item* item = find_item(id);
    if (!item) throw geo::Error{"no item '" + id + "' is on screen"};
    if (!item->visible) throw geo::Error{"the item '" + id + "' is clipped; it would have to be scrolled to"};
    ImGui::GetIO().MousePos = {item->min.x + static_cast<float>(x_share) * (item->max.x - item->min.x),
                               item->min.y + static_cast<float>(y_share) * (item->max.y - item->min.y)};
}

void Driver::hover(std::string id) {
    events_.emplace_back([id = std::move(id)] { point_at(id, 0.5); });
}

void Driver::click(std::string id) {
    hover(std::move(id));
    events_.emplace_back([] { ImGui::GetIO().MouseDown[0] = true; });
    release();
}

void Driver::double_click(std::string id) {
    click(std::move(id));
    events_.emplace_back([] { ImGui::GetIO().MouseDown[0] = true; });
    release();
}

void Driver::right_click(std::string id, double x_share, double y_share) {
    events_.emplace_back([id = std::move(id), x_share, y_share] { point_at(id, x_share, y_share); });
    events_.emplace_back([] { ImGui::GetIO().MouseDown[ImGuiMouseButton_Right] = true; });
    events_.emplace_back([] { ImGui::GetIO().MouseDown[ImGuiMouseButton_Right] = false; });
}

void Driver::drag(const std::string& id, double from_share, double to_share, int step_count) {
    drag_and_hold(id, from_share, to_share, step_count);
    release();
}

void Driver::drag_and_hold(const std::string& id, double from_share, double to_share, int step_count) {
    events_.emplace_back([id, from_share] { point_at(id, from_share); });
    events_.emplace_back([] { ImGui::GetIO().MouseDown[0] = true; });
    for (int step = 1; step <= step_count; ++step) {
        const double share = from_share + (to_share - from_share) * step / step_count;
        events_.emplace_back([id, share] { point_at(id, share); });
    }
}

void Driver::release() {
    events_.emplace_back([] { ImGui::GetIO().MouseDown[0] = false; });
}

void Driver::type(std::string text) {
    events_.emplace_back([text = std::move(text)] { ImGui::GetIO().AddInputCharactersUTF8(text.c_str()); });
}

void Driver::press_key(int key, bool with_control) {
    const auto set = [key, with_control](bool down) {
        ImGuiIO& io = ImGui::GetIO();
        io.KeysDown[key] = down;
        io.KeyCtrl = down && with_control;
        io.KeyMods = io.KeyCtrl ? ImGuiKeyModFlags_Ctrl : ImGuiKeyModFlags_None;
    };
    events_.emplace_back([set] { set(true); });
    events_.emplace_back([set] { set(false); });
}

void Driver::wait(int frame_count) {
    for (int frame = 0; frame < frame_count; ++frame) {
        events_.emplace_back([] {});
    }
}

void Driver::apply_next() {
    if (events_.empty()) return;
    const auto event = std::move(events_.front());
    events_.pop_front();
    event();
}

} // namespace gui::ui
