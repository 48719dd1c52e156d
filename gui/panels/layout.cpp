// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/layout.h"

#include <algorithm>

#include "gui/ui/items.h"
#include "gui/ui/theme.h"

namespace gui {

using ui::px;

Layout layout_of(const View& view) {
    const ImVec2 size = ImGui::GetIO().DisplaySize;
    const float top = px(44), bottom = size.y - px(28);
    const float left = px(228), right = std::max(left, size.x - px(316));
    constexpr float result_share = 0.53f; // of the height at most: the scenario has the rest
    const float result_top = bottom - std::min(px(view.result_height), result_share * (bottom - top));
    const float detail_height =
        std::clamp(view.detail_height, 96.0f, std::max(96.0f, (bottom - top) / ui::scale() - 120.0f));
    const float detail_top = bottom - px(detail_height);
    return {.top_bar = {{0, 0}, {size.x, top}},
            .data = {{0, top}, {left, bottom}},
            .map = {{left, top}, {right, detail_top}},
            .detail = {{left, detail_top}, {right, bottom}},
            .scenario = {{right, top}, {size.x, result_top}},
            .result = {{right, result_top}, {size.x, bottom}},
            .status_bar = {{0, bottom}, {size.x, size.y}}};
}

void begin_panel(const char* name, const PanelArea& area, ImU32 background, ImVec2 padding, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos(area.min);
    ImGui::SetNextWindowSize({area.width(), area.height()});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, background);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::Begin(name, nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings |
                     ImGuiWindowFlags_NoBringToFrontOnFocus | flags);
    ImGui::PopStyleVar();
    ImGui::PopStyleColor();
}

void draw_panel_borders(const Layout& layout, View& view) {
    const float edge = layout.detail.min.y;
    const PanelArea grip_area{{layout.detail.min.x, edge - px(3)}, {layout.detail.max.x, edge + px(3)}};
    begin_panel("##grip", grip_area, IM_COL32(0, 0, 0, 0), {0, 0}, ImGuiWindowFlags_NoBackground);
    ImGui::InvisibleButton("grip", {grip_area.width(), grip_area.height()});
    ui::note_item("detail.grip");
    const bool is_hot = ImGui::IsItemHovered() || ImGui::IsItemActive();
    if (is_hot) ImGui::SetMouseCursor(ImGuiMouseCursor_ResizeNS);
    if (ImGui::IsItemActive()) view.detail_height -= ImGui::GetIO().MouseDelta.y / ui::scale();
    ImGui::End();

    begin_panel("##borders", {layout.top_bar.min, layout.status_bar.max}, IM_COL32(0, 0, 0, 0), {0, 0},
                ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoInputs);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const auto line = [&](ImVec2 from, ImVec2 to, ImU32 colour) { list.AddLine(from, to, colour); };
    line({layout.data.max.x, layout.data.min.y}, layout.data.max, ui::colour::line);
    line(layout.scenario.min, {layout.result.min.x, layout.result.max.y}, ui::colour::line);
    line(layout.result.min, {layout.result.max.x, layout.result.min.y}, ui::colour::line);
    line(layout.status_bar.min, {layout.status_bar.max.x, layout.status_bar.min.y}, ui::colour::line);
    line({layout.detail.min.x, edge}, {layout.detail.max.x, edge}, is_hot ? ui::colour::accent : ui::colour::line);
    ImGui::End();
}

} // namespace gui
