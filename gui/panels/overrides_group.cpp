// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/scenario_groups.h"

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

/// A line of the list: about what, what is decided, and how that is taken back.
struct OverrideRow {
    std::string id; // "school.1020201"
    std::string about, decided;
    std::function<void(planner::Scenario&)> take_back;
    std::string school_id{}; // empty: about no school
};

std::vector<OverrideRow> override_rows(const planner::Scenario& scenario) {
    std::vector<OverrideRow> rows;
    for (const std::string& id : overridden_schools(scenario.overrides)) {
        rows.push_back(
            {"school." + id, "School " + id, describe_override(override_of(scenario.overrides, id)),
             [id](planner::Scenario& edited) { set_override(edited.overrides, id, planner::SchoolOverride{}); }, id});
    }
    const planner::RoadOverrides& roads = scenario.overrides.roads;
    for (const std::string& id : overridden_roads(roads)) {
        rows.push_back(
            {"road." + id, "Road " + id, describe_override(override_of(roads, id)), [id](planner::Scenario& edited) {
                 set_override(edited.overrides.roads, id, planner::RoadOverride::none);
             }});
    }
    for (const planner::ProposedNode& node : scenario.indicators.nodes.proposed) {
        rows.push_back({"node." + node.id, "Node " + node.id, "proposed",
                        [node](planner::Scenario& edited) { std::erase(edited.indicators.nodes.proposed, node); }});
    }
    return rows;
}

void show_school(const std::string& id, View& view) {
    const std::optional<std::size_t> school = view.dataset->schools.id.find(id);
    if (!school) return; // of another dataset
    view.selected_school = school;
    view.detail_tab_to_show = DetailTab::school;
}

void draw_row(const OverrideRow& row, View& view, Commands& commands) {
    const float button_left = right_edge() - ImGui::GetFrameHeight();
    const std::string text = row.about + ": " + row.decided;
    ImGui::AlignTextToFramePadding();
    const std::string shown = ui::shortened(text, button_left - ImGui::GetCursorPosX() - px(4));
    ImGui::TextUnformatted(shown.c_str());
    ui::note_item("override." + row.id);
    if (shown != text) ui::tip(text);
    if (!row.school_id.empty() && ImGui::IsItemClicked()) show_school(row.school_id, view);
    ImGui::SameLine(button_left);
    if (!ui::icon_button("take_back." + row.id, ui::icon::close, "Leave it to the plan")) return;
    row.take_back(view.draft);
    commands.emplace_back(EditScenario{view.draft});
}

} // namespace

void draw_overrides(View& view, Commands& commands) {
    const std::vector<OverrideRow> rows = override_rows(view.draft);
    if (!draw_fold("Overrides", rows.empty() ? "" : count_text(static_cast<double>(rows.size())), true)) return;
    if (rows.empty())
        ui::muted_wrapped("Schools are decided about in their tab, roads and new transmission nodes by the right "
                          "button on the map.");
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()), ImGui::GetFrameHeightWithSpacing());
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row)
            draw_row(rows[static_cast<std::size_t>(row)], view, commands);
    }
}

} // namespace gui
