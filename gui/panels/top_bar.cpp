// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <filesystem>
#include <string>

#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/scenario/keys.h"

namespace gui {

using ui::px;

namespace {

void text_on_bar(const std::string& text, ImU32 text_colour, ImFont* font) {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, text_colour);
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void draw_tab(const Model& model, std::size_t position, float name_width, Commands& commands) {
    const ScenarioTab& tab = model.tabs[position];
    const bool is_active = position == model.active_tab;
    const std::string id = "tab." + std::to_string(position);
    const std::string dot = tab.has_unsaved_changes() && tab.history.before() ? " \u2022" : "";
    ImGui::PushStyleColor(ImGuiCol_Text, is_active ? ui::colour::text : ui::colour::on_bar);
    ImGui::PushStyleColor(ImGuiCol_Button, is_active ? ui::colour::panel : IM_COL32(255, 255, 255, 20));
    ImGui::PushStyleColor(ImGuiCol_ButtonHovered, is_active ? ui::colour::panel : IM_COL32(255, 255, 255, 44));
    ImGui::PushStyleColor(ImGuiCol_ButtonActive, ui::colour::panel);
    ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0.0f);
    const std::string label = ui::shortened(tab.history.present().name, name_width) + dot + "###" + id;
    if (ImGui::Button(label.c_str())) commands.emplace_back(ShowTab{position});
    ui::note_item(id);
    ui::tip((tab.path.empty() ? "Not saved yet" : tab.path) + (dot.empty() ? "" : "\nChanged since it was saved"));
    if (model.tabs.size() > 1 && ImGui::BeginPopupContextItem()) {
        if (ImGui::MenuItem("Close this scenario")) commands.emplace_back(CloseTab{position});
        ImGui::EndPopup();
    }
    ImGui::PopStyleVar();
    ImGui::PopStyleColor(4);
    ImGui::SameLine(0.0f, px(4));
}

/// The scenarios' tabs, and a button for one more, up to the right end that they may take: names are cut where they
/// need more.
void draw_scenario_tabs(const Model& model, float right, Commands& commands) {
    const float add_width = ImGui::GetFrameHeight(), gap = px(4);
    const float room = right - ImGui::GetCursorPosX() - add_width;
    const float around_name = 2.0f * ImGui::GetStyle().FramePadding.x + gap + ImGui::CalcTextSize(" \u2022").x;
    const float name_width = std::clamp(room / static_cast<float>(model.tabs.size()) - around_name, px(20), px(300));
    for (std::size_t tab = 0; tab < model.tabs.size(); ++tab)
        draw_tab(model, tab, name_width, commands);
    if (ui::icon_button("tab.add", ui::icon::plus, "A copy of this scenario, to change", ui::ButtonKind::on_bar))
        commands.emplace_back(AddTab{});
}

void draw_undo(const Model& model, Commands& commands) {
    const History<planner::Scenario>& history = model.tab()->history;
    const auto step = [&](const char* id, const char* icon, const char* verb, const planner::Scenario* from,
                          const planner::Scenario* to, Command command) {
        ImGui::BeginDisabled(!from || !to);
        const std::string what =
            from && to ? with_thin_separators(planner::describe_change(*from, *to)) : "nothing to " + std::string{verb};
        const std::string tip = std::string{from && to ? verb : ""} + (from && to ? ": " : "") + what;
        if (ui::icon_button(id, icon, tip, ui::ButtonKind::on_bar)) commands.push_back(std::move(command));
        ImGui::EndDisabled();
        ImGui::SameLine(0.0f, px(4));
    };
    step("undo", ui::icon::undo, "Undo", history.before(), history.before() ? &history.present() : nullptr, Undo{});
    step("redo", ui::icon::redo, "Redo", history.after() ? &history.present() : nullptr, history.after(), Redo{});
}

/// Save, export and open; their widths are known beforehand so that they can stand at the right.
void draw_file_buttons(const Model& model, View& view) {
    const std::string folder = view.browser.folder;
    if (ui::icon_button("open", ui::icon::folder_open, "Open a dataset, a scenario or a run (Ctrl+O)",
                        ui::ButtonKind::on_bar)) {
        show_file_browser(view.browser, BrowserPurpose::open, folder, {});
    }
    ImGui::SameLine(0.0f, px(4));
    ImGui::BeginDisabled(model.tabs.empty());
    const std::string name = model.tabs.empty() ? "" : model.tab()->history.present().name;
    if (ui::icon_button("save", ui::icon::save, "Save the scenario (Ctrl+S)", ui::ButtonKind::on_bar)) {
        show_file_browser(view.browser, BrowserPurpose::save_scenario, folder, file_name_for(name) + ".toml");
    }
    ImGui::SameLine(0.0f, px(4));
    ImGui::EndDisabled();
    ImGui::BeginDisabled(!model.result());
    if (ui::icon_button("export", ui::icon::export_out, "Export the run: tables, map layers, summary (Ctrl+E)",
                        ui::ButtonKind::on_bar)) {
        show_file_browser(view.browser, BrowserPurpose::export_run, folder, file_name_for(name) + "-run");
    }
    ImGui::EndDisabled();
}

} // namespace

void draw_top_bar(const Model& model, View& view, const PanelArea& area, Commands& commands) {
    begin_panel("Top bar", area, ui::colour::bar, {px(16), px(9)});
    text_on_bar("Causeway", ui::colour::on_bar, ui::fonts().bold);
    const float button_width = ImGui::GetFrameHeight() + px(4);
    const bool has_scenario = !model.tabs.empty();
    const float buttons_left = area.width() - px(12) - button_width * (has_scenario ? 5.0f : 3.0f);
    if (model.dataset) {
        ImGui::SameLine(0.0f, px(16));
        text_on_bar(ui::shortened(model.dataset->name, px(180)), ui::colour::on_bar_muted, ui::fonts().regular);
        ImGui::SameLine(px(244));
        draw_scenario_tabs(model, buttons_left - px(16), commands);
    }
    ImGui::SameLine(buttons_left);
    if (has_scenario) draw_undo(model, commands);
    draw_file_buttons(model, view);
    ImGui::End();
}

} // namespace gui
