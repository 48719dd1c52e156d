// SPDX-License-Identifier: Apache-2.0
#include "gui/simulation.h"

#include <algorithm>
#include <utility>

namespace gui {

namespace {

constexpr double long_job_seconds = 0.5;
constexpr std::size_t kept_school_rows = 200'000; // over all kept results: a few hundred megabytes at most

ScenarioTab* tab_of(Model& model, int number) {
    const auto found = std::ranges::find(model.tabs, number, &ScenarioTab::number);
    return found == model.tabs.end() ? nullptr : &*found;
}

ResultPointer kept_answer(const Model& model, const planner::Scenario& scenario) {
    const auto answers = [&](const ResultPointer& result) { return result->scenario == scenario; };
    const auto found = std::ranges::find_if(model.kept_results, answers);
    return found == model.kept_results.end() ? nullptr : *found;
}

/// Results of committed scenarios are what undo and redo come back to; drafts are not kept.
void keep(Model& model, const ResultPointer& result) {
    if (kept_answer(model, result->scenario)) return;
    model.kept_results.push_back(result);
    const std::size_t school_count = std::max<std::size_t>(1, result->dataset->schools.size());
    const std::size_t kept_count = std::clamp<std::size_t>(kept_school_rows / school_count, 2, 16);
    if (model.kept_results.size() > kept_count) model.kept_results.erase(model.kept_results.begin());
}

} // namespace

void ask_for(Model& model, const planner::Scenario& scenario) {
    if (model.tabs.empty()) return;
    ScenarioTab& tab = model.tabs[model.active_tab];
    model.asked = scenario;
    model.wanted.reset();
    if (model.result_is_current(scenario)) return;
    if (const ResultPointer kept = kept_answer(model, scenario))
        tab.result = kept;
    else
        model.wanted = scenario;
}

void start_waiting_simulation(Model& model) {
    if (model.simulation || !model.wanted || !model.study || model.tabs.empty()) return;
    const auto task = [study = model.study, scenario = *model.wanted](geo::Progress& progress) {
        return study->simulate(scenario, progress);
    };
    model.simulation = std::make_unique<Simulation>(model.tabs[model.active_tab].number, task);
    model.wanted.reset();
}

void weigh_alternatives(Model& model) {
    if (model.simulation || model.wanted || !model.result() || model.result()->frontier) return;
    const ScenarioTab& tab = model.tabs[model.active_tab];
    const auto task = [result = tab.result](geo::Progress& progress) {
        return planner::with_alternatives(*result, progress);
    };
    model.simulation = std::make_unique<Simulation>(tab.number, task);
}

void collect_simulation(Model& model) {
    if (!model.simulation || !model.simulation->job.finished()) return;
    const std::unique_ptr<Simulation> done = std::move(model.simulation);
    const double seconds = done->job.seconds();
    ResultPointer result = done->job.take();
    ScenarioTab* tab = tab_of(model, done->tab_number);
    if (!tab) return;
    if (!result->frontier) model.last_simulation_seconds = seconds;
    if (result->scenario == tab->history.present()) keep(model, result);
    const bool is_active = tab == &model.tabs[model.active_tab];
    const planner::Scenario& goal = is_active ? model.asked : tab->history.present();
    // an answer to an older draft is shown only while the newest is not there
    const bool only_adds_alternatives = result->frontier && tab->result && tab->result->scenario == result->scenario;
    if (!tab->result || !(tab->result->scenario == goal) || only_adds_alternatives) tab->result = std::move(result);
}

void drop_outdated_simulation(Model& model) {
    if (model.simulation && model.wanted && model.simulation->job.seconds() > long_job_seconds && model.result()) {
        model.simulation->job.cancel();
    }
}

} // namespace gui
