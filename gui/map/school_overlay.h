// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>

#include <imgui.h>

#include "gui/panels/layout.h"
#include "gui/state.h"

namespace gui {

/// Rings around the hovered, the selected and the boxed schools.
void draw_school_rings(ImDrawList& list, const PanelArea& map, const View& view);

/// A tooltip that says who a school is: name, need, technology, cost, and why.
void draw_school_tip(const planner::ScenarioResult& result, std::size_t school);

} // namespace gui
