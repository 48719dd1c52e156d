// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "gui/commands.h"
#include "gui/panels/assumptions.h"
#include "gui/state.h"
#include "gui/ui/slider.h"

/// What the scenario panel is made of.
namespace gui {

/// Where figures end: left of the place for a scroll bar, whether there is one or not.
float right_edge();
/// A value in bold that ends at the right edge, on the line of the last item.
void draw_value(const std::string& text);
/// How wide that is.
float value_width(const std::string& text);
/// Says that a slider changed the draft: a preview while the hand is on it, an edit when it lets go.
void send_draft(const View& view, const ui::SliderAnswer& answer, Commands& commands);
/// A title that folds away what stands below it, with a few lighter words beside it; false while it does.
bool draw_fold(const std::string& title, const std::string& beside, bool starts_open);

/// Whether the plan has a budget, and its slider.
void draw_budget(const Model& model, View& view, Commands& commands);
/// Yearly budgets: whether there are any, how much and for how long, who comes first.
void draw_phasing(const Model& model, View& view, Commands& commands);
/// A group's sliders under its title, with its switch and its choices.
void draw_assumption_group(View& view, const AssumptionGroup& group, Commands& commands);
/// What a person decided about single schools, roads and nodes, each with a way to take it back; a click on a
/// school shows it.
void draw_overrides(View& view, Commands& commands);

} // namespace gui
