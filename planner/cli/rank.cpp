// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>
#include <string>

#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/data/load_dataset.h"
#include "planner/need/describe_ranking.h"
#include "planner/output/ranking_folder.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

struct RankOptions {
    std::string dataset, scenario, out;
    bool replace = false;
    LoadRules rules;
};

int rank(const RankOptions& options, geo::Progress& progress) {
    refuse_existing(options.out, options.replace);
    const Scenario scenario = options.scenario.empty() ? Scenario{} : read_scenario(options.scenario);
    const auto loaded = load_dataset(options.dataset, options.rules, progress);
    const Indicators indicators = measure_indicators(loaded.value, scenario.indicators, scenario.unknown, progress);
    const Ranking ranking = rank_schools(loaded.value.schools, indicators, scenario.ranking);
    const EntropySensitivity entropy = reweigh_by_entropy(loaded.value.schools, indicators, scenario.ranking, ranking);
    write_ranking(options.out, {loaded.value, scenario, indicators, ranking, entropy}, loaded.issues, options.replace,
                  progress);
    if (const std::string thin = describe_thin_ranking(ranking, scenario.ranking); !thin.empty())
        fmt::print("{}: {}\n", options.out, thin);
    return 0;
}

} // namespace

Command add_rank(CLI::App& program) {
    const auto options = std::make_shared<RankOptions>();
    CLI::App* command = program.add_subcommand("rank", "Indicators and need of every school, without a plan");
    command->add_option("DATASET", options->dataset, "The dataset's folder or its dataset.toml")->required();
    command->add_option("--scenario", options->scenario, "A scenario, for its weights and rules");
    command->add_option("--out", options->out, "Folder to write")->required();
    command->add_flag("--force", options->replace, "Replace the folder if it exists");
    add_trust_options(*command, options->rules);
    return {command, [options](geo::Progress& progress) { return rank(*options, progress); }};
}

} // namespace planner
