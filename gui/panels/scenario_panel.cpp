// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/panels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
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

/// The group's choice; gives back the word chosen, empty where there is none.
std::string_view draw_group_choice(View& view, std::string_view name, Commands& commands) {
    const planner::Key* key = planner::find_key(name);
    if (!key) return {};
    const auto& choice = std::get<planner::ChoiceKey>(key->value);
    const std::string label{key->label};
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
    ui::tip(std::string{key->help});
    ImGui::Dummy({0.0f, px(2)});
    return choice.get(view.draft);
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
        const std::string_view chosen = draw_group_choice(view, group.choice_key, commands);
        for (const Assumption& assumption : group.assumptions) {
            if (assumption.only_with.empty() || assumption.only_with == chosen)
                draw_assumption(view, assumption, commands);
        }
        ImGui::Dummy({0.0f, px(4)});
    }
    ImGui::PopID();
}

/// The right end of the budget's slider: what the plan takes without a limit, rounded up, or more where the budget is
/// more; it does not move while there is a limit and the hand is on it.
double budget_scale(const Model& model, const View& view) {
    const double ample_usd = model.result() ? model.result()->plan->optimality.ample_usd : 0.0;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(ample_usd, 10.0))) - 1.0);
    const double rounded_usd = std::ceil(ample_usd / power) * power;
    const std::optional<double>& budget_usd = view.draft.objective.budget_usd;
    return budget_usd ? std::max({rounded_usd, *budget_usd, view.budget_scale_usd}) : rounded_usd;
}

void draw_budget(const Model& model, View& view, Commands& commands) {
    const planner::Key* key = planner::find_key("objective.budget_usd");
    if (!key) return;
    view.budget_scale_usd = budget_scale(model, view);
    std::optional<double>& budget_usd = view.draft.objective.budget_usd;
    bool is_limited = budget_usd.has_value();
    const bool is_operators = view.draft.objective.kind == planner::Objective::Kind::operator_npv;
    if (ui::checkbox("budget.limited", is_operators ? "Limit an operator\u2019s budget" : "Limit the budget",
                     is_limited)) {
        const double half_usd = view.budget_scale_usd / 2.0;
        budget_usd = is_limited ? std::optional{half_usd} : std::nullopt;
        commands.emplace_back(EditScenario{view.draft});
    }
    ui::tip(is_operators
                ? "Present value of the links, trench and towers that an operator builds by himself. What schools "
                  "pay, devices and people are not of it. Without a limit he builds all that pays."
            : view.draft.objective.budget_covers_people
                ? "Present value of everything over the horizon. Without a limit the plan serves every school."
                : "Present value of connections over the horizon, devices and people apart. Without a limit the plan "
                  "serves every school.");
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

double mean_of(const std::vector<double>& numbers) {
    return std::accumulate(numbers.begin(), numbers.end(), 0.0) / static_cast<double>(numbers.size());
}

/// One amount for all years, or the mean of amounts that differ: these keep their ratios.
void set_yearly_budget(planner::PhasingRules& phasing, double usd) {
    const double mean_usd = mean_of(phasing.annual_budget_usd);
    for (double& budget_usd : phasing.annual_budget_usd)
        budget_usd = mean_usd > 0.0 ? budget_usd * (usd / mean_usd) : usd;
}

/// A slider with its words at the left and its value at the right; true when it moved or was let go.
bool draw_plain_slider(const std::string& id, const std::string& label, const std::string& text,
                       const ui::SliderRange& range, double& value, ui::SliderAnswer& answer) {
    ImGui::TextUnformatted(label.c_str());
    ImGui::SameLine(right_edge() - ImGui::CalcTextSize(text.c_str()).x);
    ImGui::PushFont(ui::fonts().bold);
    ImGui::TextUnformatted(text.c_str());
    ImGui::PopFont();
    answer = ui::slider(id, range, right_edge() - ImGui::GetCursorPosX(), value);
    return answer.changed;
}

void send_draft(const View& view, const ui::SliderAnswer& answer, Commands& commands) {
    if (answer.changed) commands.emplace_back(PreviewScenario{view.draft});
    if (answer.released) commands.emplace_back(EditScenario{view.draft});
}

void draw_yearly_amount(View& view, Commands& commands) {
    planner::PhasingRules& phasing = view.draft.phasing;
    double usd = mean_of(phasing.annual_budget_usd);
    const double power = std::pow(10.0, std::floor(std::log10(std::max(usd, 10.0))));
    view.yearly_scale_usd = std::max(view.yearly_scale_usd, std::ceil(2.0 * usd / power) * power);
    const bool differ = std::ranges::adjacent_find(phasing.annual_budget_usd, std::ranges::not_equal_to{}) !=
                        phasing.annual_budget_usd.end();
    const double top_usd = view.yearly_scale_usd;
    ui::SliderAnswer answer;
    if (draw_plain_slider("slider.phasing.annual_budget_usd", differ ? "A year's budget, mean" : "A year's budget",
                          usd_text(usd), {0.0, top_usd, top_usd, ui::slider_step(0.0, top_usd, true)}, usd, answer))
        set_yearly_budget(phasing, usd);
    send_draft(view, answer, commands);
}

void draw_yearly_count(View& view, Commands& commands) {
    std::vector<double>& budgets_usd = view.draft.phasing.annual_budget_usd;
    const double most = view.draft.horizon.years;
    double count = static_cast<double>(budgets_usd.size());
    ui::SliderAnswer answer;
    if (draw_plain_slider("slider.phasing.years", "Years with a budget", count_text(count), {1.0, most, most, 1.0},
                          count, answer))
        budgets_usd.resize(static_cast<std::size_t>(count), budgets_usd.back());
    send_draft(view, answer, commands);
}

/// Who comes first, and whether who does not fit is passed over.
void draw_phasing_order(View& view, Commands& commands) {
    const planner::Key* order = planner::find_key("phasing.order");
    const planner::Key* skip = planner::find_key("phasing.skip_ahead");
    if (!order || !skip) return;
    const auto& choice = std::get<planner::ChoiceKey>(order->value);
    constexpr std::array order_words{std::pair{"need", "Neediest schools first"},
                                     std::pair{"efficiency", "Most learners for a dollar first"}};
    const bool is_by_need = view.draft.phasing.order == planner::PhasingRules::Order::need;
    if (ui::begin_choice("phasing.order", order_words[is_by_need ? 0 : 1].second,
                         right_edge() - ImGui::GetCursorPosX())) {
        for (const auto& [word, label] : order_words) {
            if (!ImGui::Selectable(label, choice.get(view.draft) == word)) continue;
            choice.set(view.draft, word);
            commands.emplace_back(EditScenario{view.draft});
        }
        ImGui::EndCombo();
    }
    ui::tip(std::string{order->help});
    bool skip_ahead = view.draft.phasing.skip_ahead;
    if (ui::checkbox("switch.phasing.skip_ahead", std::string{skip->label}, skip_ahead)) {
        view.draft.phasing.skip_ahead = skip_ahead;
        commands.emplace_back(EditScenario{view.draft});
    }
    ui::tip(std::string{skip->help});
}

/// Yearly budgets: first as much every year as the plan costs in the mean.
void draw_phasing(const Model& model, View& view, Commands& commands) {
    planner::PhasingRules& phasing = view.draft.phasing;
    bool is_on = phasing.is_on();
    if (ui::checkbox("phasing.on", "Spread over years", is_on)) {
        double all_usd = 0.0;
        if (const planner::ScenarioResult* result = model.result())
            all_usd = std::reduce(result->totals.paid_usd_by_year.begin(), result->totals.paid_usd_by_year.end());
        const int years = view.draft.horizon.years;
        phasing.annual_budget_usd.assign(is_on ? static_cast<std::size_t>(years) : 0, std::ceil(all_usd / years));
        commands.emplace_back(EditScenario{view.draft});
    }
    ui::tip("Each year has a budget. It pays first what earlier work costs, then new work; what is left carries over.");
    if (!phasing.is_on()) return;
    draw_yearly_amount(view, commands);
    draw_yearly_count(view, commands);
    draw_phasing_order(view, commands);
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
    ImGui::BeginChild("assumptions", {ImGui::GetContentRegionAvail().x + px(10), 0}, false,
                      ImGuiWindowFlags_NoBackground);
    draw_budget(model, view, commands);
    draw_phasing(model, view, commands);
    for (const AssumptionGroup& group : assumption_groups()) {
        draw_group(view, group, commands);
    }
    ImGui::EndChild();
    ImGui::End();
}

} // namespace gui
