// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <string>

#include "geo/missing.h"
#include "gui/panels/panels.h"
#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/draw/palette.h"
#include "planner/result/describe_new_sites.h"
#include "planner/result/describe_optimality.h"
#include "planner/result/locked_roads.h"
#include "planner/result/totals.h"

namespace gui {

using ui::px;

namespace {

constexpr std::array shown_outcomes{planner::Outcome::fiber,          planner::Outcome::cellular,
                                    planner::Outcome::point_to_point, planner::Outcome::satellite,
                                    planner::Outcome::existing,       planner::Outcome::offline,
                                    planner::Outcome::excluded};

const planner::OutcomeTotals& totals_of(const planner::Totals& totals, planner::Outcome outcome) {
    return totals.plan[static_cast<std::size_t>(outcome)];
}

/// All schools as one bar, in the technologies' colours.
void draw_share_bar(const planner::Totals& totals) {
    ui::name_and_figure("Schools by technology", count_text(static_cast<double>(totals.schools)));
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x, height = px(10);
    float x = at.x;
    for (const planner::Outcome outcome : shown_outcomes) {
        const float share = static_cast<float>(totals_of(totals, outcome).schools) /
                            static_cast<float>(std::max<std::size_t>(1, totals.schools));
        const float next = x + share * width;
        ImGui::GetWindowDrawList()->AddRectFilled({x, at.y}, {next, at.y + height},
                                                  ui::imgui_colour(planner::colour_of(outcome)));
        x = next;
    }
    ImGui::Dummy({width, height + px(2)});
    ui::note_item("result.share_bar");
}

void draw_outcome(const planner::Totals& totals, planner::Outcome outcome) {
    const planner::OutcomeTotals& row = totals_of(totals, outcome);
    if (row.schools == 0) return;
    ui::swatch(ui::imgui_colour(planner::colour_of(outcome)));
    ImGui::SameLine();
    ImGui::TextUnformatted(label_of(outcome));
    const std::string schools = count_text(static_cast<double>(row.schools));
    const float right = ImGui::GetContentRegionMax().x;
    ImGui::SameLine(right - px(76) - ImGui::CalcTextSize(schools.c_str()).x);
    ImGui::TextUnformatted(schools.c_str());
    const std::string npv = row.npv_usd > 0.0 ? short_text(row.npv_usd) : unknown_text;
    ImGui::SameLine(right - ImGui::CalcTextSize(npv.c_str()).x);
    ImGui::TextUnformatted(npv.c_str());
}

void draw_outcome_header() {
    const float right = ImGui::GetContentRegionMax().x;
    ui::muted("Technology");
    ImGui::SameLine(right - px(76) - ImGui::CalcTextSize("Schools").x);
    ui::muted("Schools");
    ImGui::SameLine(right - ImGui::CalcTextSize("USD").x);
    ui::muted("USD");
}

std::string gap_text(double gap_share) { return "at most " + planner::describe_gap(gap_share); }

/// A line of `run` as a sentence.
std::string sentence_of(std::string told) {
    told.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(told.front())));
    return with_thin_separators(told) + ".";
}

/// What the plan is worth to an operator, and what he pays for it.
void draw_operator(const planner::ScenarioResult& result) {
    const planner::Totals& totals = result.totals;
    ui::name_and_figure("Worth to an operator", usd_text(result.plan->optimality.value));
    ui::tip("Present value of what schools pay for service, " + usd_text(totals.operator_revenue_npv_usd) +
            ", less links, trench, towers and serving the schools, " + usd_text(totals.operator_cost_npv_usd) +
            ". METHODS.md, An operator's plan");
    const double serving_usd = result.scenario.objective.service_cost_share * totals.operator_revenue_npv_usd;
    ui::name_and_figure("An operator builds for", usd_text(totals.operator_cost_npv_usd - serving_usd));
    ui::tip("What his budget pays: present value of links, trench and towers. Serving the schools costs him " +
            usd_text(serving_usd) + " besides, of what they pay.");
}

/// How much the plan may have missed, and what of a budget is left.
void draw_gap(const planner::ScenarioResult& result, bool is_operators) {
    const planner::Plan& plan = *result.plan;
    const planner::Optimality& optimality = plan.optimality;
    if (const std::string told = describe_least_cost(result); !told.empty()) {
        ui::name_and_figure("Gap to the cheapest plan", gap_text(*result.totals.gap_share));
        ui::note_item("result.cost_gap");
        ui::tip(sentence_of(told) + " METHODS.md, Schools on several trees");
    }
    if (optimality.is_limited) {
        ui::name_and_figure("Gap to the best plan", gap_text(optimality.gap_share()));
        ui::note_item("result.gap");
        ui::tip((is_operators ? "With fiber laid out so, no plan within the budget is worth more than " +
                                    usd_text(optimality.bound) + "."
                              : sentence_of(describe_reach(result))) +
                " METHODS.md, Spending a budget");
    }
    if (!plan.unspent_usd) return;
    ui::name_and_figure("Unspent of the budget", usd_text(*plan.unspent_usd));
    ui::note_item("result.unspent");
    ui::tip(optimality.is_limited ? "Nothing more was found to fit. METHODS.md, Spending a budget"
                                  : "The budget pays for all of the plan");
}

std::string floors_cost_text(const planner::ScenarioResult& result, bool is_operators) {
    if (!result.floors_cost) return "\u2026";
    if (is_operators) return usd_text(*result.floors_cost);
    return number_text(std::round(*result.floors_cost), 1.0) +
           (result.plan->optimality.counts_schools ? " schools" : " learners");
}

/// What floors cost, and which were not reached.
void draw_floors(const planner::ScenarioResult& result, bool is_operators) {
    if (result.scenario.objective.floors.empty()) return;
    const planner::Optimality& optimality = result.plan->optimality;
    ui::name_and_figure("Floors cost", floors_cost_text(result, is_operators));
    ui::note_item("result.floors_cost");
    ui::tip("The plan without floors reaches so much more. METHODS.md, Spending a budget");
    const std::string missed = describe_missed_floors(optimality);
    if (missed.empty()) return;
    ui::name_and_figure("Floors not reached", std::to_string(optimality.missed_floors.size()));
    const std::string share = describe_reached_share(optimality);
    ui::tip(with_thin_separators(missed) + (share.empty() ? "" : ". " + sentence_of(share)) +
            (optimality.floors_are_out_of_reach ? ". No plan within the budget reaches all" : ""));
}

/// When the phases end, what waiting costs, and what no budget pays.
void draw_phases(const planner::Phases& phases) {
    ui::name_and_figure("Connected by", std::to_string(phases.last_year()));
    ui::name_and_figure("Learner-years lost", short_text(phases.learner_years_lost()));
    ui::tip("By waiting for a later year, " + short_text(phases.learner_years_unreached) +
            " of them at schools without room, present value. METHODS.md, Phases");
    if (phases.schools_left > 0) {
        ui::name_and_figure("Schools without room", count_text(static_cast<double>(phases.schools_left)));
        ui::tip("The plan would connect them, and no year has money for them");
    }
    if (phases.uncovered_usd == 0.0) return;
    ui::name_and_figure("Not covered", usd_text(phases.uncovered_usd));
    ui::tip("Running costs and replacements that no yearly budget pays. The tab Phases says in which years");
}

/// The one figure of a plan: its present value.
void draw_headline(const planner::ScenarioResult& result) {
    const planner::Totals& totals = result.totals;
    ImGui::PushFont(ui::fonts().headline);
    ImGui::TextUnformatted(usd_text(totals.npv_usd).c_str());
    ImGui::PopFont();
    ui::note_item("result.npv");
    ui::tip("Present value of everything: connectivity, power, devices, people, overheads, over " +
            std::to_string(result.scenario.horizon.years) + " years at " +
            percent_text(result.scenario.horizon.real_rate()) + ". As an equal sum at the end of each year: " +
            usd_text(totals.equivalent_annual_usd) + ". Formula: METHODS.md \"Present value\"");
    const std::string years = "over " + std::to_string(result.scenario.horizon.years) + " years";
    ImGui::SameLine(ImGui::GetContentRegionMax().x - ImGui::CalcTextSize(years.c_str()).x);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + px(6)); // on the headline's base line
    ui::muted(years);
    ImGui::Dummy({0.0f, px(2)});
}

/// What becomes of the schools, and what each technology costs.
void draw_outcomes(const planner::Totals& totals) {
    draw_share_bar(totals);
    draw_outcome_header();
    for (const planner::Outcome outcome : shown_outcomes) {
        draw_outcome(totals, outcome);
    }
    ui::name_and_figure("Devices, people, overheads", short_text(npv_usd_beside_connectivity(totals)));
}

/// Whom the plan reaches, and what it costs them by the year, the learner and the device.
void draw_benefit_and_cost(const planner::Totals& totals) {
    ui::name_and_figure("Learners with service", totals.learners > 0.0
                                                     ? short_text(totals.learners_connected_after.value_or(0.0)) +
                                                           " of " + short_text(*totals.learners)
                                                     : unknown_text);
    ui::tip("At schools with any connection, also one below the target. Before the plan: " +
            short_text(totals.learners_connected_before.value_or(geo::missing)));
    ui::name_and_figure("Capex", usd_text(totals.capex_usd));
    ui::name_and_figure("Running cost a year", usd_text(totals.opex_usd_per_year));
    ui::name_and_figure("Per learner and year", totals.npv_usd_per_learner_year
                                                    ? number_text(*totals.npv_usd_per_learner_year, 0.01) + " USD"
                                                    : unknown_text);
    if (totals.npv_usd_per_plain_learner_year)
        ui::tip("Levelised: cost and learner-years are both discounted. Over learner-years that are not: " +
                number_text(*totals.npv_usd_per_plain_learner_year, 0.01) + " USD. METHODS.md, Totals");
    if (totals.seat) {
        ui::name_and_figure("A device over its life", number_text(totals.seat->usd, 0.01) + " USD");
        ui::tip("Total cost of ownership of a learner's device: purchase, wear, support, software, power, training, "
                "take-back. The purchase is " +
                percent_text(totals.seat->purchase_usd / totals.seat->usd) + " of it. METHODS.md, Seat");
    }
}

/// What is built for all together.
void draw_works(const planner::ScenarioResult& result) {
    const planner::Totals& totals = result.totals;
    ui::name_and_figure("New fiber", distance_text(totals.fiber_route_km * 1'000.0));
    if (const std::string told = describe_locked_roads(result); !told.empty()) {
        ui::name_and_figure("Fiber along locked roads", distance_text(locked_route_km(result) * 1'000.0));
        ui::tip(sentence_of(told) + " METHODS.md, Fiber along roads");
    }
    if (totals.relay_towers > 0)
        ui::name_and_figure("Relay towers", count_text(static_cast<double>(totals.relay_towers)));
    if (const std::string told = planner::describe_new_sites(result); !told.empty()) {
        ui::name_and_figure("New cell sites used", number_text(static_cast<double>(totals.new_sites), 1.0));
        ui::tip(with_thin_separators(told) + ". METHODS.md, New cell sites");
    }
}

void draw_figures(const planner::ScenarioResult& result) {
    const bool is_operators = result.scenario.objective.kind == planner::Objective::Kind::operator_npv;
    draw_headline(result);
    draw_outcomes(result.totals);
    ui::rule();
    draw_benefit_and_cost(result.totals);
    draw_works(result);
    if (is_operators) draw_operator(result);
    draw_gap(result, is_operators);
    draw_floors(result, is_operators);
    if (result.phases) draw_phases(*result.phases);
}

/// Says when the figures answer an older scenario than the one on screen.
void draw_staleness(const Model& model, const View& view, Commands& commands) {
    if (!model.result() || model.result_is_current(view.draft)) return;
    if (model.simulation || model.wanted) {
        ImGui::SameLine();
        ui::muted("updating\u2026");
        ui::note_item("result.updating");
        return;
    }
    ImGui::SameLine();
    ui::muted("out of date");
    ui::note_item("result.out_of_date");
    ImGui::SameLine(ImGui::GetContentRegionMax().x - ImGui::GetFrameHeight());
    if (ui::icon_button("result.refresh", ui::icon::refresh, "Compute it anew")) {
        commands.emplace_back(PreviewScenario{view.draft});
    }
}

/// Says when the run that was opened came from other files: its folder has other figures.
void draw_changed_inputs(const ScenarioTab& tab) {
    if (tab.changed_inputs.empty()) return;
    ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::error);
    ImGui::PushTextWrapPos(0.0f);
    ImGui::TextUnformatted("The dataset has changed since this run: totals differ from the folder\u2019s.");
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ui::note_item("result.changed_inputs");
    std::string files = "Changed, new or gone:";
    for (const std::string& path : tab.changed_inputs)
        files += "\n" + path;
    ui::tip(files + "\nExport the run to have a folder with these totals.");
}

/// Figures that follow a slider at once do not flicker; those that wait longer are dimmed.
bool is_long_out_of_date(const Model& model, const View& view) {
    constexpr double patience_seconds = 0.3;
    if (model.result_is_current(view.draft)) return false;
    return !model.simulation || model.simulation->job.seconds() > patience_seconds;
}

} // namespace

void draw_result_panel(const Model& model, View& view, const PanelArea& area, Commands& commands) {
    begin_panel("Result", area, ui::colour::panel, {px(12), px(8)});
    ui::heading("Result");
    if (const planner::ScenarioResult* result = model.result()) {
        draw_staleness(model, view, commands);
        const float top = ImGui::GetCursorPosY();
        ImGui::BeginChild("figures", {0, 0}, false, ImGuiWindowFlags_NoBackground);
        draw_changed_inputs(*model.tab());
        const bool is_dimmed = is_long_out_of_date(model, view);
        if (is_dimmed) ImGui::PushStyleVar(ImGuiStyleVar_Alpha, 0.5f);
        draw_figures(*result);
        const bool lacks_price = !result->scenario.objective.floors.empty() && !result->floors_cost;
        if (lacks_price && model.result_is_current(view.draft)) commands.emplace_back(WeighAlternatives{});
        if (is_dimmed) ImGui::PopStyleVar();
        view.result_height = (top + ImGui::GetCursorPosY()) / ui::scale() + 8.0f;
        ImGui::EndChild();
    } else if (model.simulation || model.opening) {
        ui::empty_state(ui::icon::clock, "Computing",
                        "The first plan of a country takes a few seconds; changes follow at once.");
    } else {
        ui::empty_state(ui::icon::chart, "No result yet", "Totals stand here once a plan is computed.");
    }
    ImGui::End();
}

} // namespace gui
