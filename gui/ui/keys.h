// SPDX-License-Identifier: Apache-2.0
#pragma once

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

} // namespace gui::ui
