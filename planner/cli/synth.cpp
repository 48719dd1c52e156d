// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>
#include <string>

#include "planner/cli/command.h"
#include "planner/synth/synthesise.h"

namespace planner {

namespace {

struct SynthOptions {
    SynthRules rules;
    std::string out;
    bool replace = false;
};

int synth(const SynthOptions& options, geo::Progress& progress) {
    synthesise_dataset(options.rules, options.out, options.replace, progress);
    return 0;
}

} // namespace

Command add_synth(CLI::App& program) {
    const auto options = std::make_shared<SynthOptions>();
    CLI::App* command =
        program.add_subcommand("synth", "Invents a country: a dataset with all layers and an answer key");
    command
        ->add_option(
            "--schools", options->rules.schools,
            fmt::format("Rows of schools.csv; {} to {}", SynthRules::smallest_country, SynthRules::largest_country))
        ->check(CLI::Range(SynthRules::smallest_country, SynthRules::largest_country))
        ->required();
    command->add_option("--seed", options->rules.seed, "The same seed gives the same country")->required();
    command->add_option("--out", options->out, "Dataset folder to write")->required();
    command->add_flag("--force", options->replace, "Replace the dataset folder if it exists");
    return {command, [options](geo::Progress& progress) { return synth(*options, progress); }};
}

} // namespace planner
