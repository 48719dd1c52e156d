// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "gui/commands.h"
#include "gui/panels/layout.h"
#include "gui/state.h"

namespace gui {

/// The program's name, the scenarios as tabs, undo and redo, open, save and export.
void draw_top_bar(const Model& model, View& view, const PanelArea& area, Commands& commands);

/// What the dataset holds, and which of its layers the map shows.
void draw_data_panel(const Model& model, View& view, const PanelArea& area);

/// The main assumptions of the active scenario as sliders: budget, target, prices, rules, weights.
void draw_scenario_panel(const Model& model, View& view, const PanelArea& area, Commands& commands);

/// The headline figures of the newest result; says so where they answer an older scenario.
void draw_result_panel(const Model& model, View& view, const PanelArea& area, Commands& commands);

/// The tabs under the map.
void draw_detail_tabs(const Model& model, View& view, const PanelArea& area, Commands& commands);
/// The table of schools, neediest first: sorted, filtered, linked with the map.
void draw_ranking_tab(const Model& model, View& view);
/// The selected school: what is known of it, why it has its rank, why it gets its technology, what it costs.
void draw_school_tab(const Model& model, View& view, Commands& commands);
/// Totals by technology, and the cash flow by year.
void draw_charts_tab(const Model& model, View& view, Commands& commands);
/// What each year of yearly budgets does and pays; a click on a year shows it on the map.
void draw_phases_tab(const Model& model, View& view);
/// What was wrong with the input: counted by kind, and row by row.
void draw_issues_tab(const Model& model, View& view);

/// What is going on: progress with cancel, messages, counts.
void draw_status_bar(const Model& model, const View& view, const PanelArea& area, Commands& commands);

/// Whether a dataset may ask the machines that it names; nothing where there is no such question.
void draw_network_question(const Model& model, Commands& commands);

/// What the program shows before anything is open: the sample country, recent work, open.
void draw_start_page(const Model& model, View& view, const PanelArea& area, Commands& commands);

} // namespace gui
