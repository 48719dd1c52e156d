// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <utility>

#include <imgui.h>

namespace gui::ui {

/// Keys by GLFW's numbers, which ImGui 1.86 hands through; the one place that knows them.
enum class Key : int { e = 69, f = 70, o = 79, s = 83, y = 89, z = 90, one = 49, two = 50, three = 51, four = 52 };

/// Whether the key went down in this frame, with control held or not, and nobody is typing.
inline bool is_pressed(Key key, bool with_control, bool with_shift = false) {
    const ImGuiIO& io = ImGui::GetIO();
    return !io.WantTextInput && io.KeyCtrl == with_control && io.KeyShift == with_shift &&
           ImGui::IsKeyPressed(static_cast<int>(key), false);
}

/// Tells ImGui the numbers of the keys that it uses itself, where no window's backend does.
inline void map_keys() {
    ImGuiIO& io = ImGui::GetIO();
    constexpr std::pair<ImGuiKey, int> numbers[]{
        {ImGuiKey_Tab, 258},       {ImGuiKey_LeftArrow, 263}, {ImGuiKey_RightArrow, 262}, {ImGuiKey_UpArrow, 265},
        {ImGuiKey_DownArrow, 264}, {ImGuiKey_Home, 268},      {ImGuiKey_End, 269},        {ImGuiKey_Delete, 261},
        {ImGuiKey_Backspace, 259}, {ImGuiKey_Space, 32},      {ImGuiKey_Enter, 257},      {ImGuiKey_Escape, 256},
        {ImGuiKey_A, 65},          {ImGuiKey_Z, 90}};
    for (const auto& [key, number] : numbers) {
        io.KeyMap[key] = number;
    }
}

} // namespace gui::ui
