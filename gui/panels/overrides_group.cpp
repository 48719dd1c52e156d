// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/scenario_groups.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "gui/text/numbers.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

/// A long name is cut before what is decided about it.
std::string shortened_text(const OverrideRow& row, float width) {
    const std::string decided = ": " + row.decided;
    const float name_width = std::max(width / 2.0f, width - ImGui::CalcTextSize(decided.c_str()).x);
    return ui::shortened(ui::shortened(row.about, name_width) + decided, width);
}

void draw_row(const OverrideRow& row, const std::string& number, View& view, Commands& commands) {
    const float button_left = right_edge() - ImGui::GetFrameHeight();
    const std::string text = row.about + ": " + row.decided;
    ImGui::AlignTextToFramePadding();
    const std::string shown = shortened_text(row, button_left - ImGui::GetCursorPosX() - px(4));
    ImGui::TextUnformatted(shown.c_str());
    ui::note_item("override.row." + number);
    if (shown != text) ui::tip(text);
    if (row.school && ImGui::IsItemClicked()) {
        view.selected_school = row.school;
        view.detail_tab_to_show = DetailTab::school;
    }
    ImGui::SameLine(button_left);
    if (!ui::icon_button("override.take_back." + number, ui::icon::close, "Leave it to the plan")) return;
    row.take_back(view.draft);
    commands.emplace_back(EditScenario{view.draft});
}

} // namespace

void draw_overrides(View& view, Commands& commands) {
    const std::vector<OverrideRow>& rows = view.override_rows.of(view.draft, view.dataset);
    if (!draw_fold("Overrides", rows.empty() ? "" : count_text(static_cast<double>(rows.size())), true)) return;
    if (rows.empty())
        ui::muted_wrapped("Schools are decided about in their tab, roads and new transmission nodes by the right "
                          "button on the map.");
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), ImGui::GetFrameHeightWithSpacing());
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
            draw_row(rows[static_cast<std::size_t>(row)], std::to_string(row), view, commands);
    }
}

} // namespace gui
