// SPDX-License-Identifier: Apache-2.0
#include <optional>
#include <string>
#include <utility>

#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"

namespace gui {

using ui::px;

namespace {

/// A tab as a word with a line under it.
void draw_tab_word(View& view, DetailTab tab, const char* id, const std::string& label) {
    const bool is_active = view.detail_tab == tab;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushFont(is_active ? ui::fonts().bold : ui::fonts().regular);
    const ImVec2 size = ImGui::CalcTextSize(label.c_str());
    if (ImGui::InvisibleButton(id, {size.x, px(32)})) view.detail_tab = tab;
    ui::note_item(std::string{"detail."} + id);
    const bool is_hovered = ImGui::IsItemHovered();
    const ImU32 colour = is_active || is_hovered ? ui::colour::accent : ui::colour::muted;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddText({at.x, at.y + px(7)}, colour, label.c_str());
    if (is_active) list.AddRectFilled({at.x, at.y + px(30)}, {at.x + size.x, at.y + px(32)}, ui::colour::accent);
    ImGui::PopFont();
    ImGui::SameLine(0.0f, px(24));
}

} // namespace

void draw_detail_tabs(const Model& model, View& view, const PanelArea& area, Commands& commands) {
    if (view.detail_tab_to_show) view.detail_tab = *std::exchange(view.detail_tab_to_show, std::nullopt);
    begin_panel("Details", area, ui::colour::paper, {px(12), px(2)});
    draw_tab_word(view, DetailTab::ranking, "ranking", "Ranking");
    draw_tab_word(view, DetailTab::school, "school", "School");
    draw_tab_word(view, DetailTab::charts, "charts", "Charts");
    draw_tab_word(view, DetailTab::phases, "phases", "Phases");
    const std::string issue_count =
        model.issues.empty() ? "" : "  " + count_text(static_cast<double>(model.issues.size()));
    draw_tab_word(view, DetailTab::issues, "issues", "Issues" + issue_count);
    ImGui::NewLine();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::GetWindowDrawList()->AddLine({area.min.x, at.y - px(2)}, {area.max.x, at.y - px(2)}, ui::colour::line);
    ImGui::BeginChild("detail", {0, 0}, false, ImGuiWindowFlags_NoBackground);
    switch (view.detail_tab) {
    case DetailTab::ranking:
        draw_ranking_tab(model, view);
        break;
    case DetailTab::school:
        draw_school_tab(model, view, commands);
        break;
    case DetailTab::charts:
        draw_charts_tab(model, view, commands);
        break;
    case DetailTab::phases:
        draw_phases_tab(model, view);
        break;
    case DetailTab::issues:
        draw_issues_tab(model, view);
        break;
    }
    ImGui::EndChild();
    ImGui::End();
}

} // namespace gui
