// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/text/visual_text.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/draw/palette.h"

namespace gui {

using ui::px;

namespace {

struct Column {
    RankingColumn column;
    const char* title;
    float width; // 0: takes a share of what is left
    bool is_figure;
};
constexpr std::array columns{
    Column{RankingColumn::rank, "Rank", 44, true},         Column{RankingColumn::name, "School", 0, false},
    Column{RankingColumn::area, "Area", 0, false},         Column{RankingColumn::need, "Need", 92, true},
    Column{RankingColumn::learners, "Learners", 74, true}, Column{RankingColumn::technology, "Technology", 118, false},
    Column{RankingColumn::year, "Year", 36, true},         Column{RankingColumn::npv, "Cost, USD", 70, true},
};

void draw_filters(const Model& model, View& view, RankingQuery& query, std::size_t shown_count) {
    ImGui::Dummy({0.0f, px(1)});
    ui::text_field("ranking.filter", "School, code or area", query.text, px(220));
    ImGui::SameLine();
    if (ui::begin_choice("ranking.outcome", query.outcome ? label_of(*query.outcome) : "All technologies", px(170))) {
        if (ImGui::Selectable("All technologies", !query.outcome)) query.outcome.reset();
        for (std::size_t position = 0; position < planner::outcome_count; ++position) {
            const auto outcome = static_cast<planner::Outcome>(position);
            ui::swatch(ui::imgui_colour(planner::colour_of(outcome)));
            ImGui::SameLine();
            if (ImGui::Selectable(label_of(outcome), query.outcome == outcome)) query.outcome = outcome;
        }
        ImGui::EndCombo();
    }
    ImGui::SameLine();
    ImGui::AlignTextToFramePadding();
    const std::string all = count_text(static_cast<double>(model.result()->dataset->schools.size()));
    const std::string shown = count_text(static_cast<double>(shown_count));
    ui::muted(shown == all ? all + " schools" : shown + " of " + all + " schools");
    if (view.ranking_query.text.empty() && !view.ranking_query.outcome) return;
    ImGui::SameLine();
    if (ui::button("ranking.clear", "Clear", ui::ButtonKind::quiet)) {
        query.text.clear();
        query.outcome.reset();
    }
}

void read_sorting(RankingQuery& query) {
    ImGuiTableSortSpecs* specs = ImGui::TableGetSortSpecs();
    if (!specs || !specs->SpecsDirty || specs->SpecsCount == 0) return;
    query.sorted_by = static_cast<RankingColumn>(specs->Specs[0].ColumnUserID);
    query.descending = specs->Specs[0].SortDirection == ImGuiSortDirection_Descending;
    specs->SpecsDirty = false;
}

float stretch_of(RankingColumn column) { return column == RankingColumn::name ? 2.0f : 1.0f; }

void setup_columns() {
    for (const Column& column : columns) {
        ImGuiTableColumnFlags flags =
            column.width > 0 ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch;
        if (column.column == RankingColumn::rank) flags |= ImGuiTableColumnFlags_DefaultSort;
        const bool is_amount =
            column.is_figure && column.column != RankingColumn::rank && column.column != RankingColumn::year;
        if (is_amount) flags |= ImGuiTableColumnFlags_PreferSortDescending;
        ImGui::TableSetupColumn(column.title, flags, column.width > 0 ? px(column.width) : stretch_of(column.column),
                                static_cast<ImGuiID>(column.column));
    }
    ImGui::TableSetupScrollFreeze(0, 1);
}

/// ImGui's headers take the clicks; the words are ours, since figures' titles end where the figures end.
void draw_title(const Column& column) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const bool is_sorted = (ImGui::TableGetColumnFlags() & ImGuiTableColumnFlags_IsSorted) != 0;
    const float room = ImGui::GetContentRegionAvail().x - (is_sorted ? px(16) : 0.0f); // for ImGui's arrow
    const float width = ImGui::CalcTextSize(column.title).x;
    const float x = column.is_figure ? at.x + std::max(0.0f, room - width) : at.x;
    ImGui::TableHeader((std::string{"##"} + column.title).c_str());
    ui::note_item(std::string{"ranking.header."} + column.title);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddText({x, at.y}, is_sorted ? ui::colour::accent : ui::colour::muted, column.title);
}

void draw_header() {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t position = 0; position < columns.size(); ++position) {
        ImGui::TableSetColumnIndex(static_cast<int>(position));
        ImGui::PushID(static_cast<int>(position));
        draw_title(columns[position]);
        ImGui::PopID();
    }
}

/// The bar runs from the lowest score to the highest, so that the neediest differ from each other; the figure is the
/// score itself.
void draw_need(double score, const ScoreRange& scores) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = px(48), height = px(4), top = at.y + (ImGui::GetTextLineHeight() - height) / 2.0f;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({at.x, top}, {at.x + width, top + height}, ui::colour::line, px(2));
    const auto share = static_cast<float>(scores.share(score));
    list.AddRectFilled({at.x, top}, {at.x + width * share, top + height}, ui::imgui_colour(planner::ramp_colour(share)),
                       px(2));
    ui::text_right(score_text(score));
    ui::tip("Need score; the bar runs from the lowest of all schools, " + score_text(scores.lowest) +
            ", to the highest, " + score_text(scores.highest));
}

const std::string* doubt_of(const Model& model, std::size_t school) {
    const auto doubt = model.doubts.find(school);
    return doubt == model.doubts.end() ? nullptr : &doubt->second;
}

/// An enrolment that loading doubts is marked, and says why.
void draw_learners(double learners, const std::string* doubt) {
    if (!doubt) return ui::text_right(count_text(learners));
    ui::text_right(std::string{ui::icon::warning} + " " + count_text(learners));
    ui::tip(*doubt);
}

void text_in_cell(const std::string& text, ImU32 colour) {
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ui::text_within(visual_text(text), ImGui::GetContentRegionAvail().x);
    ImGui::PopStyleColor();
}

void draw_cell(const Model& model, const View& view, std::size_t school, RankingColumn column) {
    const planner::ScenarioResult& result = *model.result();
    const planner::Schools& schools = result.dataset->schools;
    const planner::Outcome outcome = result.plan->outcome[school];
    const int year = result.plan->year[school];
    switch (column) {
    case RankingColumn::rank:
        ui::text_right(count_text(static_cast<double>(result.ranking->rank[school])));
        break;
    case RankingColumn::name:
        text_in_cell(std::string{schools.name[school].empty() ? schools.id[school] : schools.name[school]},
                     ui::colour::text);
        break;
    case RankingColumn::area:
        text_in_cell(schools.admin1[school].empty() ? unknown_text : std::string{schools.admin1[school]},
                     ui::colour::muted);
        break;
    case RankingColumn::need:
        draw_need(result.ranking->score[school], view.ranking_rows.scores());
        break;
    case RankingColumn::learners:
        draw_learners(result.indicators->learners[school], doubt_of(model, school));
        break;
    case RankingColumn::technology:
        ui::swatch(ui::imgui_colour(planner::colour_of(outcome)));
        ImGui::SameLine();
        ImGui::TextUnformatted(label_of(outcome));
        break;
    case RankingColumn::year:
        ui::text_right(year == 0 ? unknown_text : std::to_string(year));
        break;
    case RankingColumn::npv:
        ui::text_right(short_text(result.school_costs.npv_usd[school]));
        break;
    case RankingColumn::capex:
        ui::text_right(short_text(result.school_costs.capex_usd[school]));
        break;
    }
}

void draw_row(const Model& model, std::size_t school, int position, View& view) {
    ImGui::TableNextRow();
    ImGui::PushID(position);
    ImGui::TableSetColumnIndex(0);
    if (view.hovered_school == school) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, ui::colour::hover);
    const bool is_selected = view.selected_school == school;
    const ImVec2 start = ImGui::GetCursorPos();
    if (ImGui::Selectable("##row", is_selected,
                          ImGuiSelectableFlags_SpanAllColumns | ImGuiSelectableFlags_AllowDoubleClick)) {
        view.selected_school = school;
        if (ImGui::IsMouseDoubleClicked(0)) view.detail_tab_to_show = DetailTab::school;
    }
    ui::note_item("ranking.row." + std::to_string(position));
    if (ImGui::IsItemHovered()) view.hovering_school = school;
    ImGui::SetCursorPos(start);
    for (std::size_t column = 0; column < columns.size(); ++column) {
        ImGui::TableSetColumnIndex(static_cast<int>(column));
        draw_cell(model, view, school, columns[column].column);
    }
    ImGui::PopID();
}

/// Rows are reached by their position: with a million of them pixels would no longer be exact in a float.
void scroll_to_selected(const std::vector<std::size_t>& rows, View& view) {
    if (!std::exchange(view.scroll_to_selected, false) || !view.selected_school) return;
    const auto found = std::ranges::find(rows, *view.selected_school);
    if (found == rows.end()) return;
    const float row_height = ImGui::GetTextLineHeight() + 2.0f * ImGui::GetStyle().CellPadding.y;
    ImGui::SetScrollY(static_cast<float>(found - rows.begin()) * row_height - ImGui::GetWindowHeight() / 2.0f);
}

void draw_table(const Model& model, const std::vector<std::size_t>& rows, View& view) {
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_Sortable |
                                      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings |
                                      ImGuiTableFlags_PadOuterX;
    if (!ImGui::BeginTable("ranking", static_cast<int>(columns.size()), flags)) return;
    setup_columns();
    draw_header();
    read_sorting(view.ranking_query);
    scroll_to_selected(rows, view);
    ImGuiListClipper clipper;
    clipper.Begin(static_cast<int>(rows.size()));
    while (clipper.Step()) {
        for (int row = clipper.DisplayStart; row < clipper.DisplayEnd; ++row) {
            draw_row(model, rows[static_cast<std::size_t>(row)], row, view);
        }
    }
    ImGui::EndTable();
}

} // namespace

void draw_ranking_tab(const Model& model, View& view) {
    if (!model.result()) {
        ui::empty_state(ui::icon::school, "No ranking yet",
                        model.dataset ? "It appears as soon as the first plan is computed."
                                      : "Open a dataset to rank its schools by need.");
        return;
    }
    RankingQuery& query = view.ranking_query;
    draw_filters(model, view, query, view.ranking_rows.of(model.tab()->result, query).size());
    const std::vector<std::size_t>& rows = view.ranking_rows.of(model.tab()->result, query);
    if (const std::string& thin = view.ranking_rows.thin_words(); !thin.empty()) {
        ui::muted_wrapped(std::string{ui::icon::warning} + " " + plain_words(thin) + ".");
        ui::note_item("ranking.thin");
    }
    if (rows.empty()) {
        ui::empty_state(ui::icon::search, "No school matches", "Type less, or clear the filters.");
        return;
    }
    draw_table(model, rows, view);
}

} // namespace gui
