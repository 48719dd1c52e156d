// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>
#include <string>
#include <vector>

#include "planner/cli/command.h"
#include "planner/output/comparison_folder.h"
#include "planner/output/read_run.h"

namespace planner {

namespace {

struct CompareOptions {
    std::vector<std::string> runs;
    std::string out;
    bool replace = false;
};

int compare_runs(const CompareOptions& options, geo::Progress& progress) {
    std::vector<ComparedRun> runs;
    for (const std::string& folder : options.runs)
        runs.push_back(read_run(folder, progress));
    write_comparison(options.out, compare(runs), options.replace, progress);
    return 0;
}

} // namespace

Command add_compare(CLI::App& program) {
    const auto options = std::make_shared<CompareOptions>();
    CLI::App* command = program.add_subcommand("compare", "Runs side by side; the first is the baseline");
    command->add_option("RUN", options->runs, "Run folders, the baseline first")->required()->expected(2, 1'000);
    command->add_option("--out", options->out, "Folder to write")->required();
    command->add_flag("--force", options->replace, "Replace the folder if it exists");
    return {command, [options](geo::Progress& progress) { return compare_runs(*options, progress); }};
}

} // namespace planner
