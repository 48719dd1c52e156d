// SPDX-License-Identifier: Apache-2.0
#include "gui/open.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <utility>

#include "geo/error.h"
#include "planner/data/dataset_paths.h"
#include "planner/output/read_run.h"
#include "planner/output/run_folder.h"
#include "planner/result/check_scenario.h"
#include "planner/result/study.h"
#include "planner/scenario/scenario_file.h"

namespace gui {

namespace fs = std::filesystem;

namespace {

constexpr const char* manifest_name = "dataset.toml";
constexpr const char* run_scenario_name = "scenario.toml";

/// The dataset that a scenario's file names: relative to that file.
std::string dataset_path(const planner::Scenario& scenario, const std::string& scenario_path) {
    if (scenario.dataset.empty()) {
        throw geo::Error{scenario_path + " names no dataset; open the dataset first, or write dataset = \"...\" in it"};
    }
    const fs::path named{scenario.dataset};
    const fs::path path = named.is_absolute() ? named : fs::path{scenario_path}.parent_path() / named;
    if (!fs::exists(path)) {
        throw geo::Error{scenario_path + " names the dataset '" + scenario.dataset + "', and there is nothing at " +
                         path.lexically_normal().string()};
    }
    return path.lexically_normal().string();
}

/// Reads the dataset, or finds that its person must be asked first.
void load(Opened& opened, const std::string& path, const Trust& trust, geo::Progress& progress) {
    const std::string manifest_path = fs::absolute(planner::manifest_path_of(path)).lexically_normal().string();
    const std::vector<std::string> addresses = planner::addresses_in(planner::read_manifest(manifest_path));
    planner::LoadRules rules = trust.rules;
    if (!addresses.empty() && !rules.allow_network) {
        rules.allow_network = is_agreed(trust.consents, manifest_path, addresses);
        if (!rules.allow_network) opened.question = {opened.path, manifest_path, addresses};
    }
    if (opened.question) return;
    geo::Loaded<planner::Dataset> loaded = planner::load_dataset(path, rules, progress);
    opened.dataset = std::make_shared<const planner::Dataset>(std::move(loaded.value));
    opened.issues = std::move(loaded.issues);
    planner::make_room_for_answers(*opened.dataset, progress);
}

} // namespace

PathKind kind_of(const std::string& path) {
    std::error_code ignored;
    const fs::path place{path};
    if (fs::is_directory(place, ignored)) {
        if (fs::exists(place / manifest_name, ignored)) return PathKind::dataset;
        return fs::exists(place / run_scenario_name, ignored) ? PathKind::run : PathKind::folder;
    }
    if (!fs::is_regular_file(place, ignored)) return PathKind::nothing;
    if (place.filename() == manifest_name) return PathKind::dataset;
    return place.extension() == ".toml" ? PathKind::scenario : PathKind::nothing;
}

Opened open_path(const std::string& path, const Trust& trust, geo::Progress& progress) {
    Opened opened{.path = path,
                  .question = {},
                  .dataset = {},
                  .issues = {},
                  .scenario = {},
                  .scenario_path = {},
                  .changed_inputs = {}};
    switch (kind_of(path)) {
    case PathKind::dataset:
        load(opened, path, trust, progress);
        return opened;
    case PathKind::run:
        opened.scenario_path = (fs::path{path} / run_scenario_name).string();
        break;
    case PathKind::scenario:
        opened.scenario_path = path;
        break;
    case PathKind::folder:
        throw geo::Error{path +
                         " holds neither dataset.toml nor scenario.toml; a dataset's or a run's folder is expected"};
    case PathKind::nothing:
        throw geo::Error{path + (fs::exists(path) ? " is none of them" : " does not exist") +
                         "; a dataset, a scenario (.toml) or a run folder is expected"};
    }
    opened.scenario = planner::read_scenario(opened.scenario_path);
    load(opened, dataset_path(opened.scenario, opened.scenario_path), trust, progress);
    if (opened.dataset && kind_of(path) == PathKind::run)
        opened.changed_inputs = planner::changed_inputs(path, *opened.dataset);
    return opened;
}

void export_run(const std::string& path, const std::shared_ptr<const planner::Dataset>& dataset,
                const planner::Scenario& scenario, std::vector<geo::Issue> issues, geo::Progress& progress) {
    planner::Stopwatch stopwatch;
    planner::Study study{dataset}; // the window's own one may be at work
    const auto result = planner::simulate_in_full(study, scenario, progress);
    stopwatch.note("simulate");
    std::ranges::move(planner::check_result(*result), std::back_inserter(issues));
    planner::write_run_folder(path, *result, issues, stopwatch, false, progress);
}

void save_scenario(const std::string& path, const planner::Scenario& scenario, const planner::Dataset& dataset) {
    planner::Scenario written = scenario;
    const fs::path folder = fs::absolute(path).parent_path();
    written.dataset = fs::path{dataset.manifest_path}.lexically_relative(folder).string();
    if (!dataset.manifest_path.empty() && fs::path{dataset.manifest_path}.is_relative()) {
        written.dataset = fs::absolute(dataset.manifest_path).lexically_relative(folder).string();
    }
    const std::string beside = path + ".part";
    {
        std::ofstream file{beside, std::ios::binary};
        file << planner::format_scenario(written) << std::flush;
        if (!file)
            throw geo::Error{"cannot write " + beside +
                             "; a folder that may be written and free disk space are expected"};
    }
    fs::rename(beside, path);
}

} // namespace gui
