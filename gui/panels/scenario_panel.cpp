// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/panels.h"

#include <cfloat>
#include <string>

#include "gui/panels/scenario_groups.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

float right_edge() { return ImGui::GetWindowWidth() - px(14); }

float value_width(const std::string& text) {
    const ImFont& font = *ui::fonts().bold;
    return font.CalcTextSizeA(font.FontSize, FLT_MAX, 0.0f, text.c_str()).x;
}

void draw_value(const std::string& text) {
    ImGui::SameLine(right_edge() - value_width(text));
    ImGui::PushFont(ui::fonts().bold);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopFont();
}

void send_draft(const View& view, const ui::SliderAnswer& answer, Commands& commands) {
    if (answer.changed) commands.emplace_back(PreviewScenario{view.draft});
    if (answer.released) commands.emplace_back(EditScenario{view.draft});
}

bool draw_fold(const std::string& title, const std::string& beside, bool starts_open) {
    ImGui::PushID(title.c_str());
    bool& is_open = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("open"), starts_open);
    const ImVec2 start = ImGui::GetCursorPos();
    if (ImGui::InvisibleButton("fold", {ImGui::GetContentRegionAvail().x - px(28), px(28)})) is_open = !is_open;
    ui::note_item("group." + title);
    const bool is_hovered = ImGui::IsItemHovered();
    ImGui::SetCursorPos({start.x, start.y + px(4)});
    ImGui::PushFont(ui::fonts().bold);
    ImGui::PushStyleColor(ImGuiCol_Text, is_hovered ? ui::colour::accent_hover : ui::colour::accent);
    ImGui::TextUnformatted(is_open ? ui::icon::down : ui::icon::right);
    ImGui::SameLine(start.x + px(16));
    ImGui::TextUnformatted(title.c_str());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    ImGui::SameLine();
    ui::muted(beside);
    ImGui::SetCursorPos({start.x, start.y + px(32)});
    ImGui::PopID();
    return is_open;
}

void draw_scenario_panel(const Model& model, View& view, const PanelArea& area, Commands& commands) {
    begin_panel("Scenario", area, ui::colour::panel, {px(12), px(8)});
    ui::heading("Scenario");
    if (model.tabs.empty()) {
        ui::empty_state(ui::icon::sliders, "No scenario yet",
                        "Open a dataset: a scenario with the usual assumptions begins with it.");
        ImGui::End();
        return;
    }
    ImGui::BeginChild("assumptions", {ImGui::GetContentRegionAvail().x + px(10), 0}, false,
                      ImGuiWindowFlags_NoBackground);
    draw_budget(model, view, commands);
    draw_phasing(model, view, commands);
    for (const AssumptionGroup& group : assumption_groups()) {
        draw_assumption_group(view, group, commands);
    }
    draw_overrides(view, commands);
    ImGui::EndChild();
    ImGui::End();
}

} // namespace gui
