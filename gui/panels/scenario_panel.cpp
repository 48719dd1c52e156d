// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/panels.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "gui/panels/assumptions.h"
#include "gui/text/numbers.h"
#include "gui/ui/icons.h"
#include "gui/ui/items.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

/// Where figures end: left of the place for a scroll bar, whether there is one or not.
float right_edge() { return ImGui::GetWindowWidth() - px(14); }

const planner::NumberKey& number_of(const planner::Key& key) { return std::get<planner::NumberKey>(key.value); }

/// Puts a value into the draft and says so: a preview while the hand is on it, an edit when it lets go.
void set_number(View& view, const planner::Key& key, double value, bool is_final, Commands& commands) {
    number_of(key).set(view.draft, value);
    if (is_final)
        commands.emplace_back(EditScenario{view.draft});
    else
        commands.emplace_back(PreviewScenario{view.draft});
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
        set_number(view, key, value, true, commands);
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
    const float value_width = ImGui::CalcTextSize(text.c_str()).x;
    if (value != usual) {
        ImGui::SameLine(right_edge() - value_width - px(24));
        ImGui::PushStyleColor(ImGuiCol_Text, ui::colour::accent);
        ImGui::TextUnformatted(ui::icon::undo);
        ImGui::PopStyleColor();
        ui::note_item("reset." + name);
        if (ImGui::IsItemClicked()) set_number(view, key, usual, true, commands);
        ui::tip("Back to the usual " + value_text(assumption, key, usual));
    }
    ImGui::SameLine(right_edge() - value_width);
    ImGui::PushFont(ui::fonts().bold);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopFont();
    ui::note_item("value." + name);
    if (ImGui::IsItemHovered() &&
        (ImGui::IsMouseDoubleClicked(0) || (ImGui::GetIO().KeyCtrl && ImGui::IsMouseClicked(0)))) {
        start_typing(view, assumption, key);
    }
    ui::tip("Double click to type a value");
}

void draw_assumption(View& view, const Assumption& assumption, Commands& commands) {
    const planner::Key* key = planner::find_key(assumption.key);
    if (!key) return;
    const std::string name{key->name};
    if (view.typed_key == name)
        draw_typed_value(view, assumption, *key, commands);
    else
        draw_label_and_value(view, assumption, *key, commands);
    double value = number_of(*key).get(view.draft);
    const ui::SliderAnswer answer =
        ui::slider("slider." + name, slider_range(assumption, *key), right_edge() - ImGui::GetCursorPosX(), value);
    if (answer.changed) set_number(view, *key, value, false, commands);
    if (answer.released) commands.emplace_back(EditScenario{view.draft});
    if (answer.wants_typing) start_typing(view, assumption, *key);
    ImGui::Dummy({0.0f, px(2)});
}

/// The switch of a technology beside its title; false: off, and its sliders need not be shown.
bool draw_group_switch(View& view, std::string_view name, Commands& commands) {
    const planner::Key* key = planner::find_key(name);
    if (!key) return true;
    const auto& on_off = std::get<planner::SwitchKey>(key->value);
    bool is_on = on_off.get(view.draft);
    ImGui::SameLine(right_edge() - px(20));
    if (ui::checkbox("switch." + std::string{name}, "", is_on)) {
        on_off.set(view.draft, is_on);
        commands.emplace_back(EditScenario{view.draft});
    }
    ui::tip(is_on ? "Part of the plan" : "Left out of the plan");
    return is_on;
}

void draw_group(View& view, const AssumptionGroup& group, Commands& commands) {
    ImGui::PushID(group.title.data());
    bool& is_open = *ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("open"), group.starts_open);
    const ImVec2 start = ImGui::GetCursorPos();
    if (ImGui::InvisibleButton("fold", {ImGui::GetContentRegionAvail().x - px(28), px(28)})) is_open = !is_open;
    ui::note_item("group." + std::string{group.title});
    const bool is_hovered = ImGui::IsItemHovered();
    ImGui::SetCursorPos({start.x, start.y + px(4)});
    ImGui::PushFont(ui::fonts().bold);
    ImGui::PushStyleColor(ImGuiCol_Text, is_hovered ? ui::colour::accent_hover : ui::colour::accent);
    ImGui::TextUnformatted(is_open ? ui::icon::down : ui::icon::right);
    ImGui::SameLine(start.x + px(16));
    ImGui::TextUnformatted(group.title.data());
    ImGui::PopStyleColor();
    ImGui::PopFont();
    const bool is_on = group.switch_key.empty() || draw_group_switch(view, group.switch_key, commands);
    ImGui::SetCursorPos({start.x, start.y + px(32)});
    if (is_open && is_on) {
        for (const Assumption& assumption : group.assumptions) {
            draw_assumption(view, assumption, commands);
        }
        ImGui::Dummy({0.0f, px(4)});
    }
    ImGui::PopID();
}

/// The right end of the budget's slider: what the plan costs without a limit, rounded up.
double budget_scale(const Model& model, const View& view) {
    if (view.draft.objective.budget_usd) return std::max(view.budget_scale_usd, *view.draft.objective.budget_usd);
    const double npv_usd = model.result() ? model.result()->totals.npv_usd : 0.0;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(npv_usd, 10.0))) - 1.0);
    return std::ceil(npv_usd / power) * power;
}

void draw_budget(const Model& model, View& view, Commands& commands) {
    const planner::Key* key = planner::find_key("objective.budget_usd");
    if (!key) return;
    view.budget_scale_usd = budget_scale(model, view);
    std::optional<double>& budget_usd = view.draft.objective.budget_usd;
    bool is_limited = budget_usd.has_value();
    if (ui::checkbox("budget.limited", "Limit the budget", is_limited)) {
        const double half_usd = view.budget_scale_usd / 2.0;
        budget_usd = is_limited ? std::optional{half_usd} : std::nullopt;
        commands.emplace_back(EditScenario{view.draft});
    }
    ui::tip("Present value of everything over the horizon. Without a limit the plan serves every school.");
    if (!budget_usd) return;
    const std::string text = usd_text(*budget_usd);
    ImGui::SameLine(right_edge() - ImGui::CalcTextSize(text.c_str()).x);
    ImGui::PushFont(ui::fonts().bold);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopFont();
    const double top_usd = view.budget_scale_usd;
    const ui::SliderRange range{0.0, top_usd, top_usd, ui::slider_step(0.0, top_usd, true)};
    double value = *budget_usd;
    const ui::SliderAnswer answer =
        ui::slider("slider.objective.budget_usd", range, right_edge() - ImGui::GetCursorPosX(), value);
    budget_usd = value;
    if (answer.changed) commands.emplace_back(PreviewScenario{view.draft});
    if (answer.released) commands.emplace_back(EditScenario{view.draft});
    ImGui::Dummy({0.0f, px(2)});
}

} // namespace

void draw_scenario_panel(const Model& model, View& view, const PanelArea& area, Commands& commands) {
    begin_panel("Scenario", area, ui::colour::panel, {px(12), px(8)});
    ui::heading("Scenario");
    if (model.tabs.empty()) {
        ui::empty_state(ui::icon::sliders, "No scenario yet",
                        "Open a dataset: a scenario with the usual assumptions begins with it.");
        ImGui::End();
        return;
    }
    draw_budget(model, view, commands);
    ImGui::BeginChild("assumptions", {ImGui::GetContentRegionAvail().x + px(10), 0}, false,
                      ImGuiWindowFlags_NoBackground);
    for (const AssumptionGroup& group : assumption_groups()) {
        draw_group(view, group, commands);
    }
    ImGui::EndChild();
    ImGui::End();
}

} // namespace gui
