// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/scenario_options.h"

#include <fmt/format.h>

#include <filesystem>

#include "geo/error.h"

namespace planner {

void refuse_existing(const std::string& path, bool replace) {
    if (replace || !std::filesystem::exists(path)) return;
    throw geo::Error{fmt::format("'{}' exists; another --out, or --force, is expected", path)};
}

std::string dataset_of(const Scenario& scenario, const std::string& scenario_path, const std::string& asked) {
    if (!asked.empty()) return asked;
    if (scenario.dataset.empty()) {
        throw geo::Error{
            fmt::format("{}: dataset is empty; a dataset there, or --dataset, is expected", scenario_path)};
    }
    return (std::filesystem::path{scenario_path}.parent_path() / scenario.dataset).lexically_normal().string();
}

void add_trust_options(CLI::App& command, LoadRules& rules) {
    command.add_flag("--allow-outside", rules.allow_outside, "Open files outside the dataset's folder too");
    command.add_flag("--allow-network", rules.allow_network,
                     "Ask the databases and web servers that the dataset names");
}

} // namespace planner
