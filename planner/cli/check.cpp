// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <memory>
#include <string>

#include "geo/error.h"
#include "geo/io/text_file.h"
#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/data/check_report.h"
#include "planner/data/load_dataset.h"

namespace planner {
namespace {

struct CheckOptions {
    std::string dataset, json, rejected;
    bool is_strict = false, replace = false;
    LoadRules rules;
};

/// Writes a file, or "-" to standard output.
void write_output(const std::string& path, const std::string& text) {
    if (path == "-") {
        fmt::print("{}", text);
    } else if (!path.empty()) {
        geo::replace_text_file(path, text);
    }
}

/// Corrected rows, or a file of the dataset itself, may stand there.
void refuse_existing_file(const std::string& option, const std::string& path) {
    if (!std::filesystem::is_regular_file(path)) return; // none, or "-"
    throw geo::Error{fmt::format("{}: {} exists; another file, or --force, is expected", option, path)};
}

int check(const CheckOptions& options, geo::Progress& progress) {
    if (!options.replace) {
        refuse_existing_file("--json", options.json);
        refuse_existing_file("--rejected", options.rejected);
    }
    const geo::Loaded<Dataset> loaded = load_dataset(options.dataset, options.rules, progress);
    const PeopleCount people = count_people(loaded.value, progress);
    write_output(options.json,
                 check_json(loaded, people).dump(2, ' ', false, nlohmann::ordered_json::error_handler_t::replace) +
                     "\n");
    write_output(options.rejected, rejected_csv(loaded.value.rejected_schools));
    const bool is_taken = options.json == "-" || options.rejected == "-";
    if (!is_taken) fmt::print("{}", check_text(loaded, people));
    return options.is_strict && !loaded.issues.empty() ? 1 : 0;
}

} // namespace

Command add_check(CLI::App& program) {
    const auto options = std::make_shared<CheckOptions>();
    CLI::App* command = program.add_subcommand("check", "What is in a dataset, and what is wrong with it");
    command->add_option("DATASET", options->dataset, "The dataset's folder or its dataset.toml")->required();
    command->add_option("--json", options->json, "Write the findings as JSON to this file; - for standard output");
    command->add_option("--rejected", options->rejected, "Write the school rows that were set aside to this CSV file");
    command->add_flag("--force", options->replace, "Replace these files if they exist");
    command->add_flag("--strict", options->is_strict, "Exit with 1 if there is any issue");
    add_trust_options(*command, options->rules);
    return {command, [options](geo::Progress& progress) { return check(*options, progress); }};
}

} // namespace planner
