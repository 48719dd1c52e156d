// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <string>

#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/result/phases.h"

namespace gui {

using ui::px;

namespace {

std::string money_or_dash(double usd) { return usd == 0.0 ? unknown_text : short_text(usd); }

/// A column of the table of years.
struct YearColumn {
    const char *title, *meaning;
    std::string (*text)(const planner::PhaseYear&);
};
constexpr std::array year_columns{
    YearColumn{"Year", "A click shows the map as it is at the end of this year",
               [](const planner::PhaseYear& year) { return std::to_string(year.year); }},
    YearColumn{"Schools", "Schools that get their connection in this year",
               [](const planner::PhaseYear& year) { return count_text(static_cast<double>(year.schools)); }},
    YearColumn{"Learners", "Learners at these schools",
               [](const planner::PhaseYear& year) { return count_text(year.learners); }},
    YearColumn{"Budget", "USD: money of this year alone",
               [](const planner::PhaseYear& year) { return money_or_dash(year.budget_usd); }},
    YearColumn{"Earlier", "USD: running costs and replacements at schools of earlier years, paid first",
               [](const planner::PhaseYear& year) { return money_or_dash(year.earlier_usd); }},
    YearColumn{"New work", "USD: capex with overheads of the work that begins",
               [](const planner::PhaseYear& year) { return money_or_dash(year.capex_usd); }},
    YearColumn{"Its opex", "USD: running costs of the new work in its first year",
               [](const planner::PhaseYear& year) { return money_or_dash(year.running_usd); }},
    YearColumn{"Spent", "USD: what budget and carried money pay of these three",
               [](const planner::PhaseYear& year) { return money_or_dash(year.spent_usd); }},
    YearColumn{"Carried", "USD: left for the next year",
               [](const planner::PhaseYear& year) { return money_or_dash(year.carried_usd); }},
    YearColumn{"Missing", "USD: costs of earlier work that no budget pays",
               [](const planner::PhaseYear& year) { return money_or_dash(year.uncovered_usd); }},
};

void draw_year_titles() {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (const YearColumn& column : year_columns) {
        ImGui::TableNextColumn();
        ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::muted);
        ui::text_right(column.title);
        ImGui::PopStyleColor();
        ui::tip(column.meaning);
    }
}

void draw_year(const planner::PhaseYear& year, bool is_shown, View& view) {
    ImGui::TableNextRow();
    for (std::size_t position = 0; position < year_columns.size(); ++position) {
        ImGui::TableNextColumn();
        if (position == 0) {
            const std::string id = "phases.year." + std::to_string(year.year);
            const ImVec2 at = ImGui::GetCursorPos();
            if (ImGui::Selectable(("##" + id).c_str(), is_shown, ImGuiSelectableFlags_SpanAllColumns))
                view.layers.until_year = year.year;
            ui::note_item(id);
            ImGui::SetCursorPos(at);
        }
        const bool is_warning = position + 1 == year_columns.size() && year.uncovered_usd > 0.0;
        ImGui::PushStyleColor(ImGuiCol_Text, is_warning ? ui::colour::error : ui::colour::text);
        ui::text_right(year_columns[position].text(year));
        ImGui::PopStyleColor();
    }
}

} // namespace

void draw_phases_tab(const Model& model, View& view) {
    const planner::ScenarioResult* result = model.result();
    if (!result || !result->phases) {
        ui::empty_state(
            ui::icon::clock, "All work begins in one year",
            "Tick \u201cSpread over years\u201d in the scenario: each year has its budget, and each school its "
            "year.");
        return;
    }
    ui::muted_wrapped(capitalised(with_thin_separators(describe_phases(*result))));
    ui::note_item("phases.words");
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings |
                                      ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_ScrollY;
    if (!ImGui::BeginTable("phases", static_cast<int>(year_columns.size()), flags)) return;
    ImGui::TableSetupScrollFreeze(0, 1);
    draw_year_titles();
    for (const planner::PhaseYear& year : result->phases->years)
        draw_year(year, year.year == view.layers.until_year, view);
    ImGui::EndTable();
}

} // namespace gui
