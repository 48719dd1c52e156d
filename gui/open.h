// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "geo/issue.h"
#include "geo/progress.h"
#include "gui/network_consent.h"
#include "planner/data/dataset.h"
#include "planner/data/load_dataset.h"
#include "planner/scenario/scenario.h"

namespace gui {

/// What a path holds, by its look from outside.
enum class PathKind { nothing, folder, dataset, scenario, run };
PathKind kind_of(const std::string& path);

/// How far datasets are trusted: the command line's word, and what the person agreed to.
struct Trust {
    planner::LoadRules rules;
    NetworkConsents consents;
};

/// What opening a path gives: a dataset and a scenario for it, or a question that must be answered before.
struct Opened {
    std::string path;
    std::optional<NetworkQuestion> question; // then nothing was read but the manifest
    std::shared_ptr<const planner::Dataset> dataset;
    std::vector<geo::Issue> issues;
    planner::Scenario scenario;
    std::string scenario_path;               // empty: the defaults, from no file
    std::vector<std::string> changed_inputs; // since the run was written that was opened; see planner::changed_inputs
};

/// Opens a dataset (its folder or manifest), a scenario, or a run folder: the scenario in it with its dataset.
/// Throws geo::Error where nothing of these is there.
Opened open_path(const std::string& path, const Trust& trust, geo::Progress& progress);

/// Computes a scenario in full and writes its run folder, as the command line does: the same bytes.
/// Throws geo::Error where the folder exists or cannot be written.
void export_run(const std::string& path, const std::shared_ptr<const planner::Dataset>& dataset,
                const planner::Scenario& scenario, std::vector<geo::Issue> issues, geo::Progress& progress);

/// Writes a scenario beside its path and renames it: whole or as before. Its dataset's path becomes relative to it.
void save_scenario(const std::string& path, const planner::Scenario& scenario, const planner::Dataset& dataset);

} // namespace gui
