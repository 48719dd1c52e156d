// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "geo/missing.h"
#include "gui/charts/charts.h"
#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/draw/palette.h"

namespace gui {

using ui::px;

namespace {

constexpr std::array titles{"Technology", "", "Schools", "Learners", "Capex", "Cost"};

void draw_header() {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    for (std::size_t column = 0; column < titles.size(); ++column) {
        ImGui::TableSetColumnIndex(static_cast<int>(column));
        ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::muted);
        if (column < 2)
            ImGui::TextUnformatted(titles[column]);
        else
            ui::text_right(titles[column]);
        ImGui::PopStyleColor();
    }
}

std::string usd_or_dash(double usd) { return usd == 0.0 ? unknown_text : short_text(usd); }

void draw_outcome(const planner::OutcomeTotals& totals, planner::Outcome outcome, std::size_t most_schools) {
    const ImU32 colour = ui::imgui_colour(planner::colour_of(outcome));
    ImGui::TableNextRow();
    ImGui::TableSetColumnIndex(0);
    ui::swatch(colour);
    ImGui::SameLine();
    ImGui::TextUnformatted(label_of(outcome));
    ImGui::TableSetColumnIndex(1);
    draw_bar(static_cast<double>(totals.schools) / static_cast<double>(most_schools), colour,
             ImGui::GetContentRegionAvail().x);
    const std::array figures{count_text(static_cast<double>(totals.schools)), short_text(totals.learners),
                             usd_or_dash(totals.capex_usd), usd_or_dash(totals.npv_usd)};
    for (std::size_t figure = 0; figure < figures.size(); ++figure) {
        ImGui::TableSetColumnIndex(static_cast<int>(figure) + 2);
        ui::text_right(figures[figure]);
    }
}

void draw_technologies(const planner::Totals& totals, float width) {
    std::size_t most_schools = 1;
    for (const planner::OutcomeTotals& row : totals.plan) {
        most_schools = std::max(most_schools, row.schools);
    }
    constexpr ImGuiTableFlags flags = ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings;
    if (!ImGui::BeginTable("technologies", static_cast<int>(titles.size()), flags, {width, 0})) return;
    ImGui::TableSetupColumn(titles[0], ImGuiTableColumnFlags_WidthFixed, px(116));
    ImGui::TableSetupColumn("bar", ImGuiTableColumnFlags_WidthStretch);
    for (std::size_t column = 2; column < titles.size(); ++column) {
        ImGui::TableSetupColumn(titles[column], ImGuiTableColumnFlags_WidthFixed,
                                std::max(px(50), ImGui::CalcTextSize(titles[column]).x));
    }
    draw_header();
    for (std::size_t position = 0; position < planner::outcome_count; ++position) {
        if (totals.plan[position].schools == 0) continue;
        draw_outcome(totals.plan[position], static_cast<planner::Outcome>(position), most_schools);
    }
    ImGui::EndTable();
}

void draw_cash_flow(const planner::ScenarioResult& result, ImVec2 size) {
    std::vector<ChartColumn> columns;
    const int start_year = result.scenario.horizon.start_year;
    for (std::size_t year = 0; year < result.totals.usd_by_year.size(); ++year) {
        columns.push_back({std::to_string(start_year + static_cast<int>(year)), result.totals.usd_by_year[year]});
    }
    draw_columns(columns, ui::colour::accent, size);
    ui::note_item("charts.cash_flow");
}

void chart_title(const std::string& text, const std::string& unit) {
    ImGui::PushFont(ui::fonts().bold);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopFont();
    ImGui::SameLine();
    ui::muted(unit);
}

/// Benefit against budget; a click takes the budget over.
void draw_frontier(const Model& model, View& view, ImVec2 size, Commands& commands) {
    const planner::ScenarioResult& result = *model.result();
    if (!result.frontier) {
        ui::muted("Computing\u2026");
        if (model.result_is_current(view.draft)) commands.emplace_back(TraceFrontier{});
        return;
    }
    std::vector<CurvePoint> points;
    for (const planner::FrontierPoint& point : result.frontier->points) {
        std::string tip = usd_text(point.usd) + "\n" + count_text(point.learners) + " learners, " +
                          count_text(static_cast<double>(point.schools)) + " schools";
        if (point.usd_per_further_benefit > 0.0)
            tip += "\nthe last for " + number_text(point.usd_per_further_benefit, 0.01) + " USD each";
        points.push_back({point.usd, point.learners, tip + "\nClick to take this budget"});
    }
    const double budget_usd = result.scenario.objective.budget_usd.value_or(geo::missing);
    const auto clicked = draw_curve(points, result.frontier->knee, budget_usd, size);
    ui::note_item("charts.frontier");
    if (!clicked) return;
    view.draft.objective.budget_usd = std::ceil(points[*clicked].x) + 1.0; // whole dollars, none too few
    commands.emplace_back(EditScenario{view.draft});
}

/// A chart in a column of its own.
void draw_chart(const char* title, const char* unit, float width, auto draw) {
    ImGui::BeginChild(title, {width, 0}, false, ImGuiWindowFlags_NoBackground);
    ImGui::Dummy({0.0f, px(2)});
    chart_title(title, unit);
    draw(ImVec2{width, std::max(px(80), ImGui::GetContentRegionAvail().y)});
    ImGui::EndChild();
}

} // namespace

void draw_charts_tab(const Model& model, View& view, Commands& commands) {
    const planner::ScenarioResult* result = model.result();
    if (!result) {
        ui::empty_state(ui::icon::chart, "Nothing to draw yet",
                        model.dataset ? "Charts appear with the first plan." : "Open a dataset to plan for it.");
        return;
    }
    const float room = ImGui::GetContentRegionAvail().x, gap = px(28);
    const float table_width = room * 0.42f, chart_width = (room - table_width) / 2.0f - gap;
    draw_chart("By technology", "connectivity, present cost in USD", table_width,
               [&](ImVec2 size) { draw_technologies(result->totals, size.x); });
    ImGui::SameLine(0.0f, gap);
    draw_chart("Cash flow by year", "undiscounted USD", chart_width,
               [&](ImVec2 size) { draw_cash_flow(*result, size); });
    ImGui::SameLine(0.0f, gap);
    draw_chart("Learners by budget", "present USD", chart_width,
               [&](ImVec2 size) { draw_frontier(model, view, size, commands); });
}

} // namespace gui
