// SPDX-License-Identifier: Apache-2.0
#pragma once

/// Code points of Font Awesome 4.7 that the window uses.
namespace gui::ui::icon {
inline constexpr const char* folder_open = "\uf07c";
inline constexpr const char* folder = "\uf07b";
inline constexpr const char* file = "\uf15c";
inline constexpr const char* database = "\uf1c0";
inline constexpr const char* sliders = "\uf1de";
inline constexpr const char* undo = "\uf0e2";
inline constexpr const char* redo = "\uf01e";
inline constexpr const char* plus = "\uf067";
inline constexpr const char* minus = "\uf068";
inline constexpr const char* close = "\uf00d";
inline constexpr const char* search = "\uf002";
inline constexpr const char* warning = "\uf071";
inline constexpr const char* info = "\uf05a";
inline constexpr const char* check = "\uf00c";
inline constexpr const char* fit = "\uf0b2";
inline constexpr const char* chart = "\uf080";
inline constexpr const char* map = "\uf279";
inline constexpr const char* school = "\uf19d";
inline constexpr const char* save = "\uf0c7";
inline constexpr const char* export_out = "\uf08e";
inline constexpr const char* up = "\uf062";
inline constexpr const char* home = "\uf015";
inline constexpr const char* clock = "\uf017";
inline constexpr const char* left = "\uf104";
inline constexpr const char* right = "\uf105";
inline constexpr const char* down = "\uf107";
inline constexpr const char* refresh = "\uf021";
inline constexpr const char* eye = "\uf06e";
inline constexpr unsigned first = 0xf000, last = 0xf2e0;
} // namespace gui::ui::icon
