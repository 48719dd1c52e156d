// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "geo/issue.h"
#include "planner/cli/command.h"
#include "planner/data/load_dataset.h"
#include "planner/scenario/scenario.h"

namespace planner {

/// Throws geo::Error at once, before any work, where something is there that must not be replaced.
void refuse_existing(const std::string& path, bool replace);

/// The dataset to open: the one that was asked for, else the scenario's, relative to the scenario's file.
/// Throws geo::Error where there is none.
std::string dataset_of(const Scenario& scenario, const std::string& scenario_path, const std::string& asked);

/// Tells what became of the rows, where not all of them were taken as they are, and where more of it stands.
void tell_issues(const SchoolCounts& schools, const std::vector<geo::Issue>& issues, std::string_view where);

/// The options that say how far a dataset is trusted.
void add_trust_options(CLI::App& command, LoadRules& rules);

} // namespace planner
