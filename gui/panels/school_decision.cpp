// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/school_decision.h"

#include <algorithm>
#include <string>
#include <vector>

#include "gui/text/words.h"
#include "gui/ui/items.h"
#include "gui/ui/widgets.h"
#include "planner/network/overrides.h"

namespace gui {

namespace {

/// A choice of the list of decisions about a school.
struct SchoolChoice {
    std::string id;
    std::string words;
    planner::SchoolOverride decided; // once it is chosen
    bool is_chosen;
};

bool holds(const std::vector<planner::Technology>& some, planner::Technology one) {
    return std::ranges::find(some, one) != some.end();
}

/// What is forbidden, with one technology otherwise than now.
std::vector<planner::Technology> toggled(const std::vector<planner::Technology>& forbidden, planner::Technology one) {
    std::vector<planner::Technology> others;
    for (const planner::Technology technology : planner::technologies) {
        if (holds(forbidden, technology) != (technology == one)) others.push_back(technology);
    }
    return others;
}

/// All of them. Technologies may be forbidden beside each other; a second click allows one again.
std::vector<SchoolChoice> school_choices(const planner::SchoolOverride& now) {
    std::vector<SchoolChoice> choices;
    const auto add = [&](const std::string& id, const planner::SchoolOverride& named,
                         const planner::SchoolOverride& decided, bool is_chosen) {
        choices.push_back({"school.decision." + id, capitalised(describe_override(named)), decided, is_chosen});
    };
    const auto add_plain = [&](const std::string& id, const planner::SchoolOverride& decided) {
        add(id, decided, decided, decided == now);
    };
    add_plain("plan", {});
    for (const planner::Technology technology : planner::technologies)
        add_plain("always." + std::string{name_of(technology)}, {.lock = technology});
    for (const planner::Technology technology : planner::technologies)
        add("never." + std::string{name_of(technology)}, {.forbid = {technology}},
            {.forbid = toggled(now.forbid, technology)}, holds(now.forbid, technology));
    add_plain("left_out", {.is_excluded = true});
    return choices;
}

} // namespace

void draw_school_decision(const View& view, std::string_view school_id, Commands& commands) {
    const planner::SchoolOverride now = planner::override_of(view.draft.overrides, school_id);
    if (ui::begin_choice("school.decision", capitalised(describe_override(now)), ImGui::GetContentRegionAvail().x)) {
        for (const SchoolChoice& choice : school_choices(now)) {
            const bool is_picked = ImGui::Selectable(choice.words.c_str(), choice.is_chosen);
            ui::note_item(choice.id);
            if (!is_picked) continue;
            planner::Scenario edited = view.draft;
            set_override(edited.overrides, school_id, choice.decided);
            commands.emplace_back(EditScenario{edited});
        }
        ImGui::EndCombo();
    }
    ui::tip("What is decided here goes before the plan, and stands under Overrides in the scenario");
}

} // namespace gui
