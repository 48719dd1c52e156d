// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

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

constexpr float table_share = 0.54f; // of the width, for the table at most; the charts have the rest

std::string short_or_dash(double number) { return number == 0.0 ? unknown_text : short_text(number); }

/// A figure of each outcome. In a narrow window those further down give way first.
struct Figure {
    const char *title, *meaning;
    std::string (*text)(const planner::OutcomeTotals&);
};
constexpr std::array figures{
    Figure{"Schools", "Schools with this outcome",
           [](const planner::OutcomeTotals& totals) { return count_text(static_cast<double>(totals.schools)); }},
    Figure{"Learners", "Learners at these schools",
           [](const planner::OutcomeTotals& totals) { return short_or_dash(totals.learners.value_or(0.0)); }},
    Figure{"Cost", "USD: all that connecting them costs over the horizon, as present value",
           [](const planner::OutcomeTotals& totals) { return short_or_dash(totals.npv_usd); }},
    Figure{"Capex", "USD: what is invested to connect them",
           [](const planner::OutcomeTotals& totals) { return short_or_dash(totals.capex_usd); }},
};

/// How wide the columns of the table are, and how many of them there is room for.
struct TableWidths {
    float name = 0.0f, bar = 0.0f;
    std::array<float, figures.size()> figure{};
    std::size_t figure_count = 0;
    float all = 0.0f; // the table's own
};

float word_width(const std::string& text) { return ImGui::CalcTextSize(text.c_str()).x; }

/// Columns as wide as their words within `room`: figures give way from the last where it is too narrow, and the bar has
/// what is left.
TableWidths fit_table(const planner::Totals& totals, float room) {
    const float padding = 2.0f * ImGui::GetStyle().CellPadding.x + 1.0f;
    TableWidths widths;
    for (std::size_t figure = 0; figure < figures.size(); ++figure)
        widths.figure[figure] = word_width(figures[figure].title);
    for (std::size_t position = 0; position < planner::outcome_count; ++position) {
        if (totals.plan[position].schools == 0) continue;
        const float name =
            px(10) + ImGui::GetStyle().ItemSpacing.x + word_width(label_of(static_cast<planner::Outcome>(position)));
        widths.name = std::max(widths.name, name);
        for (std::size_t figure = 0; figure < figures.size(); ++figure)
            widths.figure[figure] =
                std::max(widths.figure[figure], word_width(figures[figure].text(totals.plan[position])));
    }
    widths.name = std::max(widths.name, word_width("Technology"));
    widths.all = widths.name + padding;
    for (const float width : widths.figure) {
        if (widths.all + width + padding > room) break;
        widths.all += width + padding;
        ++widths.figure_count;
    }
    const float rest = room - widths.all - padding;
    if (rest < px(32)) return widths;
    widths.bar = std::min(rest, px(160));
    widths.all += widths.bar + padding;
    return widths;
}

void draw_header(const TableWidths& widths) {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
    ImGui::TableNextColumn();
    ui::muted("Technology");
    if (widths.bar > 0.0f) ImGui::TableNextColumn();
    for (std::size_t figure = 0; figure < widths.figure_count; ++figure) {
        ImGui::TableNextColumn();
        ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::muted);
        ui::text_right(figures[figure].title);
        ImGui::PopStyleColor();
        ui::note_item("charts.heading." + std::string{figures[figure].title});
        ui::tip(figures[figure].meaning);
    }
}

void draw_outcome(const planner::OutcomeTotals& totals, planner::Outcome outcome, std::size_t most_schools,
                  const TableWidths& widths) {
    const ImU32 colour = ui::imgui_colour(planner::colour_of(outcome));
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    ui::swatch(colour);
    ImGui::SameLine();
    ImGui::TextUnformatted(label_of(outcome));
    if (widths.bar > 0.0f) {
        ImGui::TableNextColumn();
        draw_bar(static_cast<double>(totals.schools) / static_cast<double>(most_schools), colour, widths.bar);
    }
    for (std::size_t figure = 0; figure < widths.figure_count; ++figure) {
        ImGui::TableNextColumn();
        ui::text_right(figures[figure].text(totals));
    }
}

void draw_technologies(const planner::Totals& totals, const TableWidths& widths) {
    std::size_t most_schools = 1;
    for (const planner::OutcomeTotals& row : totals.plan) {
        most_schools = std::max(most_schools, row.schools);
    }
    const std::size_t column_count = 1 + (widths.bar > 0.0f ? 1 : 0) + widths.figure_count;
    constexpr ImGuiTableFlags flags =
        ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_NoSavedSettings | ImGuiTableFlags_SizingFixedFit;
    const std::string id = "technologies." + std::to_string(column_count); // ImGui keeps a table's columns by its id
    if (!ImGui::BeginTable(id.c_str(), static_cast<int>(column_count), flags, {widths.all, 0})) return;
    ImGui::TableSetupColumn("Technology", ImGuiTableColumnFlags_WidthFixed, widths.name);
    if (widths.bar > 0.0f) ImGui::TableSetupColumn("bar", ImGuiTableColumnFlags_WidthFixed, widths.bar);
    for (std::size_t figure = 0; figure < widths.figure_count; ++figure)
        ImGui::TableSetupColumn(figures[figure].title, ImGuiTableColumnFlags_WidthFixed, widths.figure[figure]);
    draw_header(widths);
    for (std::size_t position = 0; position < planner::outcome_count; ++position) {
        if (totals.plan[position].schools == 0) continue;
        draw_outcome(totals.plan[position], static_cast<planner::Outcome>(position), most_schools, widths);
    }
    ImGui::EndTable();
}

/// Of the table with its title.
float table_height_of(const planner::Totals& totals) {
    const auto rows = std::ranges::count_if(totals.plan, [](const auto& row) { return row.schools > 0; });
    return ImGui::GetTextLineHeightWithSpacing() + px(12) +
           static_cast<float>(rows + 1) * (ImGui::GetTextLineHeight() + 2.0f * ImGui::GetStyle().CellPadding.y + 1.0f);
}

void draw_cash_flow(const planner::ScenarioResult& result, ImVec2 size) {
    std::vector<ChartColumn> columns;
    const int start_year = result.scenario.horizon.start_year;
    for (std::size_t year = 0; year < result.totals.paid_usd_by_year.size(); ++year) {
        columns.push_back({std::to_string(start_year + static_cast<int>(year)), result.totals.paid_usd_by_year[year]});
    }
    draw_columns(columns, ui::colour::accent, size);
    ui::note_item("charts.cash_flow");
}

/// A chart's name, its unit where there is room, and what it shows for the one who points at it.
void chart_title(const std::string& text, const std::string& unit, const std::string& meaning) {
    ImGui::PushFont(ui::fonts().bold);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopFont();
    ui::tip(meaning);
    ImGui::SameLine();
    if (word_width(unit) <= ImGui::GetContentRegionAvail().x)
        ui::muted(unit);
    else
        ImGui::NewLine();
}

/// Why there is no curve of learners by budget.
std::string no_frontier_words(const planner::Totals& totals) {
    if (totals.learners == 0.0)
        return "The schools of this dataset state no learners, so none can be counted against a budget.";
    if (totals.plan[static_cast<std::size_t>(planner::Outcome::existing)].schools == totals.schools)
        return "Every school is at its target already: there is nothing to spend on.";
    return "No budget reaches a school: no technology can serve one here. The tab School says why for each.";
}

/// The plan on screen as a point among budgets: what it may spend, and whom it reaches with it. None where money is
/// given year by year.
std::optional<CurvePoint> plan_point(const planner::ScenarioResult& result, double all_usd) {
    if (result.scenario.phasing.is_on()) return std::nullopt;
    double learners = 0.0, schools = 0.0;
    for (const planner::Technology technology : planner::technologies) {
        const planner::OutcomeTotals& row =
            result.totals.plan[static_cast<std::size_t>(planner::outcome_of(technology))];
        learners += row.learners.value_or(0.0);
        schools += static_cast<double>(row.schools);
    }
    const double usd = std::min(result.scenario.objective.budget_usd.value_or(all_usd), all_usd);
    return CurvePoint{usd, result.indicators->knows_learners() ? learners : schools,
                      "This plan\n" + usd_text(usd) + " to spend\n" + count_text(learners) + " learners, " +
                          count_text(schools) + " schools get a link"};
}

/// Benefit against budget; a click takes the budget over.
void draw_frontier(const Model& model, View& view, ImVec2 size, Commands& commands) {
    const planner::ScenarioResult& result = *model.result();
    if (result.scenario.objective.kind == planner::Objective::Kind::operator_npv) {
        ui::muted_wrapped("An operator builds what pays him, not what reaches most learners: no budget of this curve "
                          "leads to his plan.");
        ui::note_item("charts.frontier.operator");
        return;
    }
    if (!result.frontier) {
        ui::muted("Computing\u2026");
        if (model.result_is_current(view.draft)) commands.emplace_back(WeighAlternatives{});
        return;
    }
    std::vector<CurvePoint> points;
    for (const planner::FrontierPoint& point : result.frontier->points) {
        std::string tip = usd_text(point.usd) + "\n" + count_text(point.learners) + " learners, " +
                          count_text(static_cast<double>(point.schools)) + " schools";
        if (point.usd_per_further_benefit > 0.0)
            tip += "\nthe last for " + number_text(point.usd_per_further_benefit, 0.01) + " USD each";
        const double height = std::isnan(point.learners) ? static_cast<double>(point.schools) : point.learners;
        points.push_back({point.usd, height, tip + "\nClick to take this budget"});
    }
    if (!has_shape(points)) {
        ui::muted_wrapped(no_frontier_words(result.totals));
        ui::note_item("charts.frontier.empty");
        return;
    }
    points[result.frontier->knee].tip =
        "Knee: beyond it a dollar brings less than in the mean\n" + points[result.frontier->knee].tip;
    const auto clicked = draw_curve(points, result.frontier->knee, plan_point(result, points.back().x), size);
    ui::note_item("charts.frontier");
    if (!clicked) return;
    view.draft.objective.budget_usd = result.frontier->points[*clicked].budget_usd;
    commands.emplace_back(EditScenario{view.draft});
}

/// A title and what it is of, in a box; a height of 0 takes all that is left.
void draw_chart(const char* title, const char* unit, const std::string& meaning, ImVec2 box, auto draw) {
    ImGui::BeginChild(title, box, false, ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollbar);
    ImGui::Dummy({0.0f, px(2)});
    chart_title(title, unit, meaning);
    draw(ImVec2{box.x, std::max(px(80), ImGui::GetContentRegionAvail().y)});
    ImGui::EndChild();
}

/// Whether there is room for the charts beside the table, and for both in one row; else they stand below each other.
struct ChartsLayout {
    bool beside_table = true, in_row = true;
    ImVec2 chart; // height 0: all that is left
};

ChartsLayout lay_out_charts(float room, float table_width, float gap) {
    const float in_row_width = (room - table_width) / 2.0f - gap, beside_width = room - table_width - gap;
    const float stacked_height = px(164);
    if (in_row_width >= px(160)) return {true, true, {in_row_width, 0.0f}};
    if (beside_width >= px(220)) return {true, false, {beside_width, stacked_height}};
    return {false, false, {room, stacked_height}};
}

} // namespace

void draw_charts_tab(const Model& model, View& view, Commands& commands) {
    const planner::ScenarioResult* result = model.result();
    if (!result) {
        ui::empty_state(ui::icon::chart, "Nothing to draw yet",
                        model.dataset ? "Charts appear with the first plan." : "Open a dataset to plan for it.");
        return;
    }
    const float room = ImGui::GetContentRegionAvail().x, gap = px(24);
    TableWidths widths = fit_table(result->totals, room * table_share);
    const ChartsLayout layout = lay_out_charts(room, widths.all, gap);
    if (!layout.beside_table) widths = fit_table(result->totals, room);
    const float table_height = layout.beside_table ? 0.0f : table_height_of(result->totals);
    draw_chart("By technology", "USD", "What becomes of the schools: connectivity alone, without devices and training",
               {widths.all, table_height}, [&](ImVec2) { draw_technologies(result->totals, widths); });
    if (layout.beside_table) ImGui::SameLine(0.0f, gap);
    ImGui::BeginGroup();
    draw_chart(
        "Spending by year", "USD",
        "All that the plan pays in each year, undiscounted. What is still worth something after the last year, " +
            usd_text(-result->totals.residual_usd) + ", is not taken off here; it is in the present cost.",
        layout.chart, [&](ImVec2 size) { draw_cash_flow(*result, size); });
    if (layout.in_row) ImGui::SameLine(0.0f, gap);
    draw_chart(
        result->indicators->knows_learners() ? "Learners by budget" : "Schools by budget", "USD",
        "How many learners, or schools where learners are not known, the best plan reaches for each budget, in USD "
        "of present value, on the trees settled for all; floors are left aside. A click on the curve takes its budget.",
        layout.chart, [&](ImVec2 size) { draw_frontier(model, view, size, commands); });
    ImGui::EndGroup();
}

} // namespace gui
