// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <string>

#include "geo/measure/geodesic.h"
#include "gui/charts/charts.h"
#include "gui/panels/panels.h"
#include "gui/panels/school_decision.h"
#include "gui/text/numbers.h"
#include "gui/text/visual_text.h"
#include "gui/text/words.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"
#include "planner/draw/map_view.h"
#include "planner/draw/palette.h"
#include "planner/need/describe_ranking.h"
#include "planner/result/explain_school.h"
#include "planner/result/radio_way.h"
#include "planner/result/school_columns.h"
#include "planner/result/shared_load.h"

namespace gui {

using ui::px;

namespace {

std::string text_or_dash(const std::string& text) { return text.empty() ? unknown_text : text; }

std::string mbps_text(double mbps) { return std::isfinite(mbps) ? short_text(mbps) + " Mbps" : unknown_text; }

void title(const std::string& text) {
    ImGui::PushFont(ui::fonts().bold);
    ui::text_within(text, ImGui::GetContentRegionAvail().x);
    ImGui::PopFont();
    ImGui::Dummy({0.0f, px(1)});
}

void draw_area(const std::string& area) {
    const std::string word = "Area";
    const float room = ImGui::GetContentRegionAvail().x - ImGui::CalcTextSize(word.c_str()).x - px(14);
    const std::string shown = ui::shortened(area, room);
    ui::name_and_figure(word, shown);
    if (shown != area) ui::tip(area);
}

void draw_facts(const planner::ScenarioResult& result, std::size_t school) {
    const planner::Schools& schools = result.dataset->schools;
    const planner::Indicators& indicators = *result.indicators;
    title(text_or_dash(visual_text(std::string{schools.name[school]})));
    ui::name_and_figure("Code", std::string{schools.id[school]});
    std::string area{schools.admin1[school]};
    if (!schools.admin2[school].empty()) area += fmt::format(", {}", schools.admin2[school]);
    draw_area(text_or_dash(visual_text(area)));
    ui::name_and_figure("Place", planner::coordinates_text(schools.place[school], 10.0));
    ui::name_and_figure("Learners", count_text(indicators.learners[school]) +
                                        (indicators.learners_imputed[school] ? " (estimated)" : ""));
    ui::name_and_figure("Internet", label_of(schools.connectivity[school]));
    ui::name_and_figure("Electricity", label_of(schools.electricity[school]));
    ui::name_and_figure("Mobile coverage", label_of(indicators.coverage[school]));
    ui::name_and_figure("To fiber", distance_text(indicators.fiber_distance_m[school]));
    ui::name_and_figure("To a cell site", distance_text(indicators.cell_site_distance_m[school]));
    ui::name_and_figure("People within 1 km", count_text(indicators.population[0][school]));
    ui::name_and_figure("Demand", mbps_text((*result.demand_mbps)[school]));
}

/// Behind the coming line: how much of the score a criterion makes.
void draw_contribution_bar(double value) {
    constexpr double full_width_value = 0.4;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float share = static_cast<float>(std::clamp(value / full_width_value, 0.0, 1.0));
    ImGui::GetWindowDrawList()->AddRectFilled(
        {at.x - px(4), at.y},
        {at.x - px(4) + (ImGui::GetContentRegionAvail().x + px(4)) * share, at.y + ImGui::GetTextLineHeight()},
        ui::colour::accent_soft, px(2));
}

/// The criteria behind the score, what adds most first; unknown ones last.
void draw_why_rank(const planner::ScenarioResult& result, std::size_t school) {
    const planner::Ranking& ranking = *result.ranking;
    title("Why rank " + count_text(static_cast<double>(ranking.rank[school])));
    ui::name_and_figure("Need score", score_text(ranking.score[school]), true);
    ui::name_and_figure("Weight that is known", percent_text(ranking.completeness[school]));
    std::array<std::size_t, planner::criterion_count> order;
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto is_unknown = [&](std::size_t criterion) { return std::isnan(ranking.need[criterion][school]); };
    std::ranges::stable_sort(order, [&](std::size_t left, std::size_t right) {
        if (is_unknown(left) || is_unknown(right)) return !is_unknown(left) && is_unknown(right);
        return ranking.contribution[left][school] > ranking.contribution[right][school];
    });
    for (const std::size_t criterion : order) {
        const double value = ranking.contribution[criterion][school];
        draw_contribution_bar(value);
        ui::name_and_figure(criterion_label(criterion), is_unknown(criterion) ? "unknown" : score_text(value));
    }
    const std::string meaning{describe_contributions(result.scenario.ranking.aggregation)};
    if (!meaning.empty()) ui::muted_wrapped(meaning);
}

/// Where a radio link would lead, and what stands in its way.
std::string radio_link_text(const planner::ScenarioResult& result, std::size_t school) {
    const planner::NetworkLayout& layout = *result.layout;
    const planner::Sight sight = layout.radio_sight[school];
    std::string text = "To " + planner::radio_end_id(result, school) + ", " +
                       distance_text(layout.radio_link_m[school]) + ": " + sight_text(sight);
    if (!planner::can_be_planned(sight)) {
        const double worst_m = geo::distance_m(result.dataset->schools.place[school], layout.radio_worst[school]);
        text += ", " + distance_text(worst_m) + " away";
        if (!std::isnan(layout.radio_mast_m[school]))
            text +=
                "; a mast of " + number_text(std::ceil(layout.radio_mast_m[school]), 1.0) + " m here would clear it";
    }
    return text + ".";
}

/// The ground under the school's radio link; asks for it where it is not there yet.
void draw_link_profile(const Model& model, std::size_t school, Commands& commands) {
    const planner::ScenarioResult& result = *model.result();
    if (std::isnan(result.layout->radio_link_m[school]) || !result.dataset->elevation) return;
    if (!model.profile || !model.profile->is_of(result, school)) {
        commands.emplace_back(ReadProfile{school});
        return;
    }
    if (!model.profile->profile) return;
    const planner::LinkProfile& profile = *model.profile->profile;
    draw_profile(
        {profile.distance_m, profile.ground_m, profile.ray_m, profile.zone_m, profile.clutter_m, profile.tightest},
        {ImGui::GetContentRegionAvail().x, px(120)});
    ui::note_item("school.profile");
}

/// The school's radio link, and those of the relays on its way.
void draw_radio_way(const Model& model, std::size_t school, double load_mbps, Commands& commands) {
    const planner::ScenarioResult& result = *model.result();
    const planner::NetworkLayout& layout = *result.layout;
    if (std::isnan(layout.radio_link_m[school])) return;
    ImGui::Dummy({0.0f, px(4)});
    title("Radio link");
    draw_link_profile(model, school, commands);
    ui::muted_wrapped(radio_link_text(result, school));
    for (std::size_t relay = layout.relay(school); relay != planner::NetworkLayout::none; relay = layout.relay(relay))
        ui::muted_wrapped("From there. " + radio_link_text(result, relay));
    const std::size_t users = result.plan->radio_users_of(school);
    if (users == 0) return;
    ui::muted_wrapped("Schools on this link: " + count_text(static_cast<double>(users)) + ". They need " +
                      mbps_text(load_mbps) + " of " + mbps_text(result.scenario.network.point_to_point.max_mbps) + ".");
}

/// What the school shares with others, and how much of it is left.
void draw_sharing(const planner::ScenarioResult& result, std::size_t school) {
    const planner::SharedLoad& load = result.shared_load;
    if (load.schools[school] == 0) return;
    const auto count = static_cast<double>(load.schools[school]);
    std::string text = "Schools on " + planner::describe_shared_place(result, school) + ": " + count_text(count) +
                       ". They need " + mbps_text(load.demand_mbps[school]) + ", " +
                       mbps_text(load.share_mbps[school]) + " are left to them: ";
    text += load.is_over(school) ? "too much, " + mbps_text(load.school_mbps[school]) + " each." : "enough.";
    ui::muted_wrapped(text);
}

/// Each technology: what it would cost here, or why it cannot serve; the chosen one stands out.
void draw_why_technology(const planner::ScenarioResult& result, std::size_t school, const std::string& why) {
    const planner::Outcome outcome = result.plan->outcome[school];
    ui::muted_wrapped(why);
    for (const planner::Technology technology : planner::technologies) {
        const planner::Feasibility feasibility = result.options->of(technology)[school];
        ui::swatch(ui::imgui_colour(planner::colour_of(planner::outcome_of(technology))));
        ImGui::SameLine();
        const double usd = planner::technology_usd(result, school, technology);
        ui::name_and_figure(label_of(technology), std::isnan(usd) ? reason_text(feasibility) : count_text(usd) + " USD",
                            outcome == planner::outcome_of(technology));
    }
    ui::muted_wrapped("Present value with overheads. Of works that schools share, the one chosen has its part, and the "
                      "others have all that is not built yet.");
    draw_sharing(result, school);
    const std::string left_out = reason_text(result.plan->offline_reason[school]);
    if (!left_out.empty()) ui::muted(left_out + ".");
}

/// What the school costs, whatever it is for.
void draw_school_costs(const planner::ScenarioResult& result, std::size_t school) {
    ImGui::Dummy({0.0f, px(4)});
    title("Cost with devices and people");
    ui::name_and_figure("Capex", usd_text(result.school_costs.capex_usd[school]));
    ui::name_and_figure("Running cost a year", usd_text(result.school_costs.opex_usd_per_year[school]));
    ui::name_and_figure("Present cost", usd_text(result.school_costs.npv_usd[school]), true);
}

} // namespace

void draw_school_tab(const Model& model, View& view, Commands& commands) {
    const planner::ScenarioResult* result = model.result();
    if (!result || !view.selected_school) {
        ui::empty_state(ui::icon::school, "No school selected", "Click a school on the map or in the ranking.");
        return;
    }
    const std::size_t school = *view.selected_school;
    SchoolWords& words = view.school_words;
    words.find(model.tab()->result, school);
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {px(14), px(2)});
    constexpr ImGuiTableFlags flags =
        ImGuiTableFlags_SizingStretchSame | ImGuiTableFlags_NoPadOuterX | ImGuiTableFlags_NoSavedSettings;
    if (ImGui::BeginTable("school", 3, flags)) { // one table: its columns scroll together
        ImGui::TableNextColumn();
        draw_facts(*result, school);
        draw_radio_way(model, school, words.radio_load_mbps(), commands);
        ImGui::TableNextColumn();
        draw_why_rank(*result, school);
        ImGui::TableNextColumn();
        title(std::string{"Technology: "} + label_of(result->plan->outcome[school]));
        draw_school_decision(view, result->dataset->schools.id[school], commands);
        draw_why_technology(*result, school, words.why_technology());
        draw_school_costs(*result, school);
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

} // namespace gui
