// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>

#include <imgui.h>

#include "geo/lon_lat.h"
#include "gui/panels/layout.h"
#include "planner/draw/map_image.h"

namespace gui {

/// What each colour means and how many schools wear it, on a sheet in the map's lower right corner.
void draw_legend(ImDrawList& list, const PanelArea& map, const planner::Legend& legend);

/// The scale bar, and the coordinates under the mouse beside it, in the lower left corner.
void draw_scale(ImDrawList& list, const PanelArea& map, const planner::MapView& view,
                std::optional<geo::LonLat> under_mouse);

/// An arrow to the north in the upper right corner, above the buttons.
void draw_north(ImDrawList& list, ImVec2 middle);

/// A slider over the years of the phases in the upper left corner: the map shows what is connected by then.
/// `until_year` is the year, 0 the whole plan. Gives what of the map lies below it.
PanelArea draw_years(ImDrawList& list, const PanelArea& map, const planner::Phases& phases, int& until_year);

/// A few words on a light sheet in the upper left corner.
void draw_note(ImDrawList& list, const PanelArea& map, const char* words);

} // namespace gui
