// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>

#include "planner/cli/command.h"
#include "planner/data/load_dataset.h"
#include "planner/scenario/scenario.h"

namespace planner {

/// Throws geo::Error at once, before any work, where something is there that must not be replaced.
void refuse_existing(const std::string& path, bool replace);

/// The dataset to open: the one that was asked for, else the scenario's, relative to the scenario's file.
/// Throws geo::Error where there is none.
std::string dataset_of(const Scenario& scenario, const std::string& scenario_path, const std::string& asked);

/// The options that say how far a dataset is trusted.
void add_trust_options(CLI::App& command, LoadRules& rules);

} // namespace planner
