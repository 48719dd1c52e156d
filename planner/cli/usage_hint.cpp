// SPDX-License-Identifier: Apache-2.0
#include "planner/cli/usage_hint.h"

#include <CLI/Option.hpp>
#include <fmt/format.h>

#include <string_view>
#include <vector>

#include "planner/data/nearest_name.h"

namespace planner {
namespace {

/// The names of the options that a command takes, with their dashes.
std::vector<std::string> option_names(const CLI::App& command) {
    std::vector<std::string> names;
    for (const CLI::Option* option : command.get_options()) {
        for (const std::string& name : option->get_lnames())
            names.push_back("--" + name);
    }
    return names;
}

std::string hint(const std::string& unknown, std::string_view what, const std::vector<std::string>& known) {
    const std::vector<std::string_view> names{known.begin(), known.end()};
    const std::string_view likely = likely_name(unknown, names);
    return fmt::format("{}: unknown {}{}", unknown, what,
                       likely.empty() ? "" : fmt::format("; did you mean {}?", likely));
}

} // namespace

std::string usage_hint(const CLI::App& program) {
    const std::vector<CLI::App*> commands = program.get_subcommands();
    std::vector<std::string> options = option_names(program);
    for (const CLI::App* command : commands) {
        for (std::string& name : option_names(*command))
            options.push_back(std::move(name));
    }
    const std::vector<std::string> unknown = program.remaining(true);
    for (const std::string& word : unknown) {
        if (word.starts_with("--")) return hint(word.substr(0, word.find('=')), "option", options);
    }
    if (!commands.empty() || unknown.empty()) return {};
    std::vector<std::string> names;
    for (const CLI::App* command : program.get_subcommands([](const CLI::App*) { return true; }))
        names.push_back(command->get_name());
    return hint(unknown.front(), "command", names);
}

} // namespace planner
