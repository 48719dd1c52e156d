// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/scenario_options.h"

#include <fmt/format.h>

#include <filesystem>
#include <set>

#include "geo/error.h"
#include "planner/data/grouped.h"

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

void tell_issues(const SchoolCounts& schools, const std::vector<geo::Issue>& issues, std::string_view where) {
    std::set<std::string_view> kinds;
    for (const geo::Issue& issue : issues) {
        kinds.insert(issue.code);
        if (issue.severity == geo::Issue::Severity::error)
            fmt::print("  {}, {}: {}\n", issue.layer, issue.code, issue.message);
    }
    if (kinds.empty()) return;
    std::string aside;
    if (schools.set_aside > 0)
        aside = fmt::format("{} {} set aside; ", grouped(static_cast<double>(schools.set_aside)),
                            schools.set_aside == 1 ? "row" : "rows");
    fmt::print("  {}{} {} of issue, {}\n", aside, kinds.size(), kinds.size() == 1 ? "kind" : "kinds", where);
}

void add_trust_options(CLI::App& command, LoadRules& rules) {
    command.add_flag("--allow-outside", rules.allow_outside, "Open files outside the dataset's folder too");
    command.add_flag("--allow-network", rules.allow_network,
                     "Ask the databases and web servers that the dataset names");
}

} // namespace planner
