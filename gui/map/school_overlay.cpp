// SPDX-License-Identifier: Apache-2.0
#include "gui/map/school_overlay.h"

#include <cmath>
#include <string>

#include "gui/text/numbers.h"
#include "gui/text/words.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

constexpr std::size_t most_rings = 2'000; // of boxed schools; beyond this their number alone is shown

void draw_ring(ImDrawList& list, const PanelArea& map, const View& view, std::size_t school, float radius,
               ImU32 colour) {
    const geo::Xy pixel = planner::pixel_from_place(view.map, view.dataset->schools.place[school]);
    const ImVec2 middle{map.min.x + static_cast<float>(pixel.x), map.min.y + static_cast<float>(pixel.y)};
    list.AddCircle(middle, radius, ui::colour::paper, 0, px(4));
    list.AddCircle(middle, radius, colour, 0, px(2));
}

/// What becomes of the school, and when.
std::string outcome_text(const planner::Plan& plan, std::size_t school) {
    std::string text = label_of(plan.outcome[school]);
    if (plan.year[school] > 0) text += ", " + std::to_string(plan.year[school]);
    return text;
}

} // namespace

void draw_school_rings(ImDrawList& list, const PanelArea& map, const View& view) {
    if (!view.dataset) return;
    const std::size_t school_count = view.dataset->schools.size();
    if (view.boxed_schools.size() <= most_rings) {
        for (const std::size_t school : view.boxed_schools)
            draw_ring(list, map, view, school, px(6), ui::colour::text);
    }
    if (view.selected_school && *view.selected_school < school_count) {
        draw_ring(list, map, view, *view.selected_school, px(10), ui::colour::accent);
    }
    if (view.hovered_school && *view.hovered_school < school_count) {
        draw_ring(list, map, view, *view.hovered_school, px(8), ui::colour::text);
    }
}

void draw_school_tip(const planner::ScenarioResult& result, std::size_t school) {
    const planner::Schools& schools = result.dataset->schools;
    ImGui::BeginTooltip();
    ImGui::PushFont(ui::fonts().bold);
    const std::string_view name = schools.name[school].empty() ? schools.id[school] : schools.name[school];
    ImGui::TextUnformatted(name.data(), name.data() + name.size());
    ImGui::PopFont();
    ImGui::Dummy({px(200), 0.0f});
    ui::name_and_figure("Learners",
                        count_text(result.indicators ? result.indicators->learners[school] : schools.learners[school]));
    if (result.ranking) {
        ui::name_and_figure("Need", score_text(result.ranking->score[school]) + ", rank " +
                                        count_text(static_cast<double>(result.ranking->rank[school])));
    }
    if (result.plan) {
        ui::name_and_figure("Plan", outcome_text(*result.plan, school));
        ui::name_and_figure("Present cost", usd_text(result.school_costs.npv_usd[school]));
        const std::string reason = reason_text(result.plan->offline_reason[school]);
        if (!reason.empty()) ui::muted(reason);
        const planner::SchoolOverride decided = planner::override_of(result.scenario.overrides, schools.id[school]);
        if (decided != planner::SchoolOverride{}) ui::muted("Decided: " + describe_override(decided));
    }
    ImGui::EndTooltip();
}

} // namespace gui
