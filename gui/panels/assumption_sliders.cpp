// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/scenario_groups.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "gui/text/numbers.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

const planner::NumberKey& number_of(const planner::Key& key) { return std::get<planner::NumberKey>(key.value); }

void edit_number(View& view, const planner::Key& key, double value, Commands& commands) {
    number_of(key).set(view.draft, value);
    commands.emplace_back(EditScenario{view.draft});
}

/// The value as a field to type in; Enter or a click elsewhere takes it, Escape does not.
void draw_typed_value(View& view, const Assumption& assumption, const planner::Key& key, Commands& commands) {
    if (view.typed_needs_focus) ImGui::SetKeyboardFocusHere();
    ui::text_field("typed." + std::string{key.name}, "", view.typed_text, right_edge() - ImGui::GetCursorPosX());
    const bool was_fresh = std::exchange(view.typed_needs_focus, false);
    if (was_fresh || ImGui::IsItemActive()) return;
    const std::optional<double> typed = parse_number(view.typed_text);
    if (ImGui::IsItemDeactivatedAfterEdit() && typed) {
        const planner::NumberKey& number = number_of(key);
        double value = std::clamp(*typed / assumption.shown_per_unit, number.lowest, number.highest);
        if (number.is_whole) value = std::round(value);
        edit_number(view, key, value, commands);
    }
    view.typed_key.clear();
}

void start_typing(View& view, const Assumption& assumption, const planner::Key& key) {
    view.typed_key = key.name;
    view.typed_needs_focus = true;
    const double shown = number_of(key).get(view.draft) * assumption.shown_per_unit;
    const double step = slider_range(assumption, key).step * assumption.shown_per_unit;
    view.typed_text = number_text(shown, std::min(step, 1.0));
}

/// Label at the left, value with unit at the right, and between them the way back to the usual value.
void draw_label_and_value(View& view, const Assumption& assumption, const planner::Key& key, Commands& commands) {
    const double value = number_of(key).get(view.draft);
    const double usual = number_of(key).get(planner::Scenario{});
    const std::string name{key.name}, text = value_text(assumption, key, value);
    ImGui::TextUnformatted(std::string{assumption.label.empty() ? key.label : assumption.label}.c_str());
    ui::note_item("label." + name);
    ui::tip(explanation(assumption, key));
    if (value != usual) {
        ImGui::SameLine(right_edge() - value_width(text) - px(24));
        ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::accent);
        ImGui::TextUnformatted(ui::icon::undo);
        ImGui::PopStyleColor();
        ui::note_item("reset." + name);
        if (ImGui::IsItemClicked()) edit_number(view, key, usual, commands);
        ui::tip("Back to the usual " + value_text(assumption, key, usual));
    }
    draw_value(text);
    ui::note_item("value." + name);
    if (ImGui::IsItemHovered() &&
        (ImGui::IsMouseDoubleClicked(0) || (ImGui::GetIO().KeyCtrl && ImGui::IsMouseClicked(0)))) {
        start_typing(view, assumption, key);
    }
    ui::tip("Double click to type a value");
}

void draw_assumption(View& view, const Assumption& assumption, Commands& commands) {
    const planner::Key& key = *planner::find_key(assumption.key);
    const std::string name{key.name};
    if (view.typed_key == name)
        draw_typed_value(view, assumption, key, commands);
    else
        draw_label_and_value(view, assumption, key, commands);
    double value = number_of(key).get(view.draft);
    const ui::SliderAnswer answer =
        ui::slider("slider." + name, slider_range(assumption, key), right_edge() - ImGui::GetCursorPosX(), value);
    if (answer.changed) number_of(key).set(view.draft, value);
    send_draft(view, answer, commands);
    if (answer.wants_typing) start_typing(view, assumption, key);
    ImGui::Dummy({0.0f, px(2)});
}

/// The switch of a technology beside its title; false: off, and its sliders need not be shown.
bool draw_group_switch(View& view, std::string_view name, Commands& commands) {
    const planner::Key& key = *planner::find_key(name);
    const auto& on_off = std::get<planner::SwitchKey>(key.value);
    bool is_on = on_off.get(view.draft);
    if (ui::checkbox("switch." + std::string{name}, "", is_on)) {
        on_off.set(view.draft, is_on);
        commands.emplace_back(EditScenario{view.draft});
    }
    ui::tip(is_on ? "Part of the plan" : "Left out of the plan");
    return is_on;
}

/// One of the group's choices; gives back the word chosen.
std::string_view draw_group_choice(View& view, std::string_view name, Commands& commands) {
    const planner::Key& key = *planner::find_key(name);
    const auto& choice = std::get<planner::ChoiceKey>(key.value);
    const std::string label{key.label};
    const std::string chosen{choice.get(view.draft)};
    if (ui::begin_choice(name, label + ": " + chosen, right_edge() - ImGui::GetCursorPosX())) {
        for (const std::string_view word : choice.words) {
            const std::string text{word};
            const bool is_picked = ImGui::Selectable(text.c_str(), word == chosen);
            ui::note_item(std::string{name} + "." + text);
            if (!is_picked) continue;
            choice.set(view.draft, word);
            commands.emplace_back(EditScenario{view.draft});
        }
        ImGui::EndCombo();
    }
    ui::tip(std::string{key.help});
    ImGui::Dummy({0.0f, px(2)});
    return choice.get(view.draft);
}

} // namespace

void draw_assumption_group(View& view, const AssumptionGroup& group, Commands& commands) {
    const ImVec2 start = ImGui::GetCursorPos();
    const bool is_open = draw_fold(std::string{group.title}, {}, group.starts_open);
    const ImVec2 below = ImGui::GetCursorPos();
    ImGui::SetCursorPos({right_edge() - px(20), start.y + px(4)});
    const bool is_on = group.switch_key.empty() || draw_group_switch(view, group.switch_key, commands);
    ImGui::SetCursorPos(below);
    if (!is_open || !is_on) return;
    std::vector<std::string_view> chosen;
    for (const std::string_view choice : group.choice_keys)
        chosen.push_back(draw_group_choice(view, choice, commands));
    for (const Assumption& assumption : group.assumptions) {
        if (assumption.only_with.empty() || std::ranges::find(chosen, assumption.only_with) != chosen.end())
            draw_assumption(view, assumption, commands);
    }
    ImGui::Dummy({0.0f, px(4)});
}

} // namespace gui
