// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <imgui.h>

#include "planner/draw/map_image.h"

namespace gui::ui {

/// Every colour of the window in one place; maps and charts take theirs from planner/draw.
namespace colour {
inline constexpr ImU32 paper = IM_COL32(255, 255, 255, 255); // lists, the map's frame
inline constexpr ImU32 panel = IM_COL32(248, 249, 249, 255); // panels
inline constexpr ImU32 bar = IM_COL32(12, 62, 80, 255);      // the top bar: the accent, darkened
inline constexpr ImU32 on_bar = IM_COL32(233, 242, 245, 255);
inline constexpr ImU32 on_bar_muted = IM_COL32(160, 192, 203, 255);
inline constexpr ImU32 text = IM_COL32(27, 40, 48, 255);
inline constexpr ImU32 muted = IM_COL32(88, 104, 113, 255);  // 5.6 : 1 on the panel
inline constexpr ImU32 faint = IM_COL32(150, 162, 169, 255); // marks, never words
inline constexpr ImU32 line = IM_COL32(222, 227, 230, 255);
inline constexpr ImU32 track = IM_COL32(209, 217, 221, 255);
inline constexpr ImU32 accent = IM_COL32(11, 93, 116, 255);
inline constexpr ImU32 accent_hover = IM_COL32(15, 114, 141, 255);
inline constexpr ImU32 accent_soft = IM_COL32(217, 234, 239, 255); // a selected row
inline constexpr ImU32 hover = IM_COL32(236, 241, 243, 255);
inline constexpr ImU32 ground = IM_COL32(205, 196, 180, 255);  // of a radio link's profile
inline constexpr ImU32 clutter = IM_COL32(178, 196, 160, 255); // trees and houses on it
inline constexpr ImU32 error = IM_COL32(176, 32, 32, 255);
inline constexpr ImU32 error_soft = IM_COL32(252, 236, 234, 255);
} // namespace colour

/// A colour of the map as ImGui takes it.
ImU32 imgui_colour(planner::Colour from);
ImVec4 imgui_colour_vector(ImU32 from);

/// Text in two sizes and two weights.
struct Fonts {
    ImFont* regular = nullptr;
    ImFont* bold = nullptr;
    ImFont* headline = nullptr; // larger, bold
};
const Fonts& fonts();

/// Loads the fonts found on this machine (Noto Sans, else DejaVu, else ImGui's own) into the atlas, at a display scale.
void load_fonts(double scale);
/// Sets ImGui's colours and spacing: a light theme on a grid of 4 px, times the display scale.
void apply_theme(double scale);
/// Device pixels per unit of layout.
float scale();
/// A length of the 4 px grid in device pixels.
inline float px(float length) { return length * scale(); }

} // namespace gui::ui
