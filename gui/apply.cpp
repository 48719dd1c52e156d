// SPDX-License-Identifier: Apache-2.0
#include "gui/app.h"

#include <algorithm>
#include <exception>
#include <utility>

#include "geo/error.h"
#include "gui/simulation.h"

namespace gui {

namespace {

constexpr std::size_t recent_count = 8;

ScenarioTab new_tab(Model& model, const planner::Scenario& scenario, std::string path) {
    return {.number = model.next_tab_number++,
            .history = History{scenario},
            .path = std::move(path),
            .saved = scenario,
            .result = {},
            .changed_inputs = {}};
}

/// Every change of what a tab holds ends here: the view takes its draft anew, and an answer is asked for.
void show_present(Model& model) {
    ++model.edition;
    if (const ScenarioTab* tab = model.tab()) ask_for(model, tab->history.present());
    drop_outdated_simulation(model);
}

/// "Baseline", "Baseline 2", "Baseline 3": a name that no tab has yet.
std::string free_name(const Model& model, const std::string& name) {
    const auto is_taken = [&](const std::string& wished) {
        return std::ranges::any_of(model.tabs,
                                   [&](const ScenarioTab& tab) { return tab.history.present().name == wished; });
    };
    std::string free = name;
    for (int number = 2; is_taken(free); ++number) {
        free = name + " " + std::to_string(number);
    }
    return free;
}

void close_dataset(Model& model) {
    model.simulation.reset();
    model.wanted.reset();
    model.profiling.reset();
    model.profile.reset();
    model.kept_results.clear();
    model.tabs.clear();
    model.active_tab = 0;
    model.study.reset();
    model.issues.clear();
    model.issue_kinds.clear();
    model.doubts.clear();
    model.dataset.reset();
    ++model.edition;
}

/// What each command does to the model.
struct Apply {
    Model& model;

    void operator()(const OpenPath& command) const {
        model.last_error.clear();
        model.question.reset();
        model.opening =
            std::make_unique<Job<Opened>>([path = command.path, trust = model.trust](geo::Progress& progress) {
                return open_path(path, trust, progress);
            });
    }
    void operator()(const AllowNetwork&) const {
        if (!model.question) return;
        const NetworkQuestion question = *model.question;
        model.trust.consents[question.manifest_path].insert(question.addresses.begin(), question.addresses.end());
        (*this)(OpenPath{question.path});
    }
    void operator()(const RefuseNetwork&) const { model.question.reset(); }
    void operator()(const CloseDataset&) const { close_dataset(model); }
    void operator()(const PreviewScenario& command) const { ask_for(model, command.scenario); }
    void operator()(const ReadProfile& command) const {
        if (!model.result() || model.profiling) return;
        model.profile = ShownProfile{model.result()->layout, command.school, {}}; // so it stays where reading fails
        const auto task = [result = model.tab()->result, school = command.school](geo::Progress& progress) {
            return ShownProfile{result->layout, school, profile_link(*result, school, progress)};
        };
        model.profiling = std::make_unique<Job<ShownProfile>>(task);
    }
    void operator()(const WeighAlternatives&) const { weigh_alternatives(model); }
    void operator()(const EditScenario& command) const {
        if (model.tabs.empty()) return;
        model.tabs[model.active_tab].history.commit(command.scenario);
        show_present(model);
    }
    void operator()(const Undo&) const {
        if (model.tabs.empty()) return;
        model.tabs[model.active_tab].history.undo();
        show_present(model);
    }
    void operator()(const Redo&) const {
        if (model.tabs.empty()) return;
        model.tabs[model.active_tab].history.redo();
        show_present(model);
    }
    void operator()(const AddTab&) const {
        if (model.tabs.empty()) return;
        planner::Scenario copy = model.tab()->history.present();
        copy.name = free_name(model, copy.name);
        model.tabs.push_back(new_tab(model, copy, {}));
        model.active_tab = model.tabs.size() - 1;
        show_present(model);
    }
    void operator()(const ShowTab& command) const {
        if (command.tab >= model.tabs.size()) return;
        model.active_tab = command.tab;
        show_present(model);
    }
    void operator()(const CloseTab& command) const {
        if (command.tab >= model.tabs.size() || model.tabs.size() == 1) return;
        model.tabs.erase(model.tabs.begin() + static_cast<std::ptrdiff_t>(command.tab));
        if (model.active_tab > command.tab || model.active_tab == model.tabs.size()) --model.active_tab;
        show_present(model);
    }
    void operator()(const SaveScenario& command) const {
        if (model.tabs.empty() || model.saving) return;
        ScenarioTab& tab = model.tabs[model.active_tab];
        const auto task = [path = command.path, scenario = tab.history.present(), dataset = model.dataset,
                           number = tab.number](geo::Progress&) {
            save_scenario(path, scenario, *dataset);
            return SavedScenario{number, path, scenario};
        };
        model.saving = std::make_unique<Job<SavedScenario>>(task);
    }
    void operator()(const ExportRun& command) const {
        if (!model.result() || model.exporting) return;
        const auto task = [path = command.path, dataset = model.dataset, issues = model.issues,
                           number = model.tab()->number, scenario = model.result()->scenario](geo::Progress& progress) {
            export_run(path, dataset, scenario, issues, progress);
            return ExportedRun{number, path};
        };
        model.exporting = std::make_unique<Job<ExportedRun>>(task);
    }
    void operator()(const CancelWork&) const {
        if (model.is_working()) model.last_notice = "Stopped";
        model.wanted.reset();
        if (model.opening) model.opening->cancel();
        if (model.simulation) model.simulation->job.cancel();
        if (model.exporting) model.exporting->cancel();
    }
    void operator()(const DismissMessage&) const {
        model.last_error.clear();
        model.last_notice.clear();
    }
};

/// The one place of the desktop where an operation that could not go on stops: it becomes words on screen.
void collect(Model& model, const auto& take) {
    try {
        take();
    } catch (const geo::Cancelled&) { // asked for, and told when it was
    } catch (const std::exception& error) {
        model.last_error = error.what();
    }
}

template <typename Result>
std::unique_ptr<Job<Result>> taken_if_finished(std::unique_ptr<Job<Result>>& job) {
    return job && job->finished() ? std::move(job) : nullptr;
}

} // namespace

void take_over(Model& model, Opened opened) {
    model.question = std::move(opened.question);
    if (model.question) return;
    close_dataset(model);
    std::erase(model.recent, opened.path);
    model.recent.insert(model.recent.begin(), opened.path);
    if (model.recent.size() > recent_count) model.recent.resize(recent_count);
    model.dataset = std::move(opened.dataset);
    model.issues = std::move(opened.issues);
    model.issue_kinds = group_issues(model.issues);
    model.doubts = doubted_enrolments(*model.dataset, model.issues);
    model.study = std::make_shared<planner::Study>(model.dataset);
    model.tabs.push_back(new_tab(model, opened.scenario, std::move(opened.scenario_path)));
    model.tabs.back().changed_inputs = std::move(opened.changed_inputs);
    show_present(model);
}

void apply(const Command& command, Model& model) {
    model.last_notice.clear();
    std::visit(Apply{model}, command);
}

void collect_finished_jobs(Model& model) {
    if (const auto job = taken_if_finished(model.opening)) {
        collect(model, [&] { take_over(model, job->take()); });
    }
    if (const auto job = taken_if_finished(model.saving)) {
        collect(model, [&] {
            const SavedScenario saved = job->take();
            for (ScenarioTab& tab : model.tabs) {
                if (tab.number != saved.tab_number) continue;
                tab.path = saved.path;
                tab.saved = saved.scenario;
            }
            model.last_notice = "Saved " + saved.path;
        });
    }
    if (const auto job = taken_if_finished(model.profiling)) {
        collect(model, [&] { model.profile = job->take(); });
    }
    if (const auto job = taken_if_finished(model.exporting)) {
        collect(model, [&] {
            const ExportedRun exported = job->take();
            for (ScenarioTab& tab : model.tabs) {
                if (tab.number == exported.tab_number) tab.changed_inputs.clear();
            }
            model.last_notice = "Wrote the run folder " + exported.path;
        });
    }
    collect(model, [&] { collect_simulation(model); });
    start_waiting_simulation(model);
}

} // namespace gui
