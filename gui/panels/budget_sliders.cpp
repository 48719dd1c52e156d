// SPDX-License-Identifier: Apache-2.0
#include "gui/panels/scenario_groups.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "gui/text/numbers.h"
#include "gui/ui/theme.h"
#include "gui/ui/widgets.h"

namespace gui {

using ui::px;

namespace {

/// The right end of the budget's slider: what the plan takes without a limit, rounded up, or more where the budget is
/// more; it does not move while there is a limit and the hand is on it.
double budget_scale(const Model& model, const View& view) {
    const double ample_usd = model.result() ? model.result()->plan->optimality.ample_usd : 0.0;
    const double power = std::pow(10.0, std::floor(std::log10(std::max(ample_usd, 10.0))) - 1.0);
    const double rounded_usd = std::ceil(ample_usd / power) * power;
    const std::optional<double>& budget_usd = view.draft.objective.budget_usd;
    return budget_usd ? std::max({rounded_usd, *budget_usd, view.budget_scale_usd}) : rounded_usd;
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

/// A slider with its words at the left and its value at the right.
ui::SliderAnswer draw_plain_slider(const std::string& id, const std::string& label, const std::string& text,
                                   const ui::SliderRange& range, double& value) {
    ImGui::TextUnformatted(label.c_str());
    draw_value(text);
    return ui::slider(id, range, right_edge() - ImGui::GetCursorPosX(), value);
}

void draw_yearly_amount(View& view, Commands& commands) {
    planner::PhasingRules& phasing = view.draft.phasing;
    double usd = mean_of(phasing.annual_budget_usd);
    const double power = std::pow(10.0, std::floor(std::log10(std::max(usd, 10.0))));
    view.yearly_scale_usd = std::max(view.yearly_scale_usd, std::ceil(2.0 * usd / power) * power);
    const bool differ = std::ranges::adjacent_find(phasing.annual_budget_usd, std::ranges::not_equal_to{}) !=
                        phasing.annual_budget_usd.end();
    const double top_usd = view.yearly_scale_usd;
    const ui::SliderAnswer answer =
        draw_plain_slider("slider.phasing.annual_budget_usd", differ ? "A year's budget, mean" : "A year's budget",
                          usd_text(usd), {0.0, top_usd, top_usd, ui::slider_step(0.0, top_usd, true)}, usd);
    if (answer.changed) set_yearly_budget(phasing, usd);
    send_draft(view, answer, commands);
}

void draw_yearly_count(View& view, Commands& commands) {
    std::vector<double>& budgets_usd = view.draft.phasing.annual_budget_usd;
    const double most = view.draft.horizon.years;
    double count = static_cast<double>(budgets_usd.size());
    const ui::SliderAnswer answer = draw_plain_slider("slider.phasing.years", "Years with a budget", count_text(count),
                                                      {1.0, most, most, 1.0}, count);
    if (answer.changed) budgets_usd.resize(static_cast<std::size_t>(count), budgets_usd.back());
    send_draft(view, answer, commands);
}

/// Who comes first.
void draw_phasing_order(View& view, Commands& commands) {
    const planner::Key& order = *planner::find_key("phasing.order");
    const auto& choice = std::get<planner::ChoiceKey>(order.value);
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
    ui::tip(std::string{order.help});
}

/// Whether who does not fit is passed over.
void draw_skip_ahead(View& view, Commands& commands) {
    const planner::Key& skip = *planner::find_key("phasing.skip_ahead");
    bool skip_ahead = view.draft.phasing.skip_ahead;
    if (ui::checkbox("switch.phasing.skip_ahead", std::string{skip.label}, skip_ahead)) {
        view.draft.phasing.skip_ahead = skip_ahead;
        commands.emplace_back(EditScenario{view.draft});
    }
    ui::tip(std::string{skip.help});
}

} // namespace

void draw_budget(const Model& model, View& view, Commands& commands) {
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
    send_draft(view, answer, commands);
    ImGui::Dummy({0.0f, px(2)});
}

void draw_phasing(const Model& model, View& view, Commands& commands) {
    planner::PhasingRules& phasing = view.draft.phasing;
    bool is_on = phasing.is_on();
    if (ui::checkbox("phasing.on", "Spread over years", is_on)) {
        double all_usd = 0.0; // the plan's cost, spent in equal parts at first
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
    draw_skip_ahead(view, commands);
    ImGui::Dummy({0.0f, px(2)});
}

} // namespace gui
