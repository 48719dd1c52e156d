// SPDX-License-Identifier: Apache-2.0
#include "gui/app.h"

#include <optional>
#include <string>
#include <utility>

#include "gui/map/map_panel.h"
#include "gui/panels/layout.h"
#include "gui/panels/panels.h"
#include "gui/ui/items.h"
#include "gui/ui/keys.h"

namespace gui {

namespace {

void read_shortcuts(const Model& model, View& view, Commands& commands) {
    const auto pressed = [](ui::Key key, bool with_shift = false) { return ui::is_pressed(key, true, with_shift); };
    const std::string& folder = view.browser.folder;
    if (pressed(ui::Key::o)) show_file_browser(view.browser, BrowserPurpose::open, folder, {});
    if (model.tabs.empty()) return;
    if (pressed(ui::Key::z)) commands.emplace_back(Undo{});
    if (pressed(ui::Key::y) || pressed(ui::Key::z, true)) commands.emplace_back(Redo{});
    const ScenarioTab& tab = *model.tab();
    const std::string name = file_name_for(tab.history.present().name);
    if (pressed(ui::Key::s)) {
        if (tab.path.empty())
            show_file_browser(view.browser, BrowserPurpose::save_scenario, folder, name + ".toml");
        else
            commands.emplace_back(SaveScenario{tab.path});
    }
    if (pressed(ui::Key::e) && model.result()) {
        show_file_browser(view.browser, BrowserPurpose::export_run, folder, name + "-run");
    }
    if (ui::is_pressed(ui::Key::f, false)) view.map_needs_fit = true;
}

void draw_panels(const Model& model, View& view, Commands& commands) {
    const Layout layout = layout_of(view);
    draw_top_bar(model, view, layout.top_bar, commands);
    if (model.dataset) {
        draw_panel_borders(layout, view);
        draw_data_panel(model, view, layout.data);
        draw_map_panel(model, view, layout.map, commands);
        draw_detail_tabs(model, view, layout.detail, commands);
        draw_scenario_panel(model, view, layout.scenario, commands);
        draw_result_panel(model, view, layout.result, commands);
    } else {
        draw_start_page(model, view, {layout.data.min, layout.result.max}, commands);
    }
    draw_status_bar(model, view, layout.status_bar, commands);
    draw_file_browser(view.browser, commands);
    draw_network_question(model, commands);
}

} // namespace

void follow_model(const Model& model, View& view) {
    if (view.dataset != model.dataset) {
        view.dataset = model.dataset;
        view.selected_school.reset();
        view.issue_kind.reset();
        view.ranking_query = {};
        view.budget_scale_usd = 0.0;
        view.map_needs_fit = true;
    }
    if (view.draft_edition != model.edition && model.tab()) {
        view.draft = model.tab()->history.present();
        view.draft_edition = model.edition;
    }
}

void frame(Model& model, View& view) {
    collect_finished_jobs(model);
    follow_model(model, view);
    ui::begin_items();
    view.hovered_school = std::exchange(view.hovering_school, std::nullopt);
    Commands commands;
    draw_panels(model, view, commands);
    read_shortcuts(model, view, commands);
    for (const Command& command : commands) {
        apply(command, model);
    }
    follow_model(model, view);
}

} // namespace gui
