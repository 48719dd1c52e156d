// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <memory>
#include <optional>
#include <string>

#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/cli/tell_plan.h"
#include "planner/data/load_dataset.h"
#include "planner/output/run_folder.h"
#include "planner/output/run_geopackage.h"
#include "planner/result/check_scenario.h"
#include "planner/result/study.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

struct RunOptions {
    std::string scenario, dataset, out;
    std::optional<double> budget_usd;
    std::optional<std::uint64_t> seed;
    std::optional<bool> exact;
    bool replace = false;
    LoadRules rules;
    std::string postgis; // schema; empty: none
};

Scenario read_options(const RunOptions& options) {
    Scenario scenario = read_scenario(options.scenario);
    if (options.budget_usd) scenario.objective.budget_usd = options.budget_usd;
    if (options.seed) scenario.seed = *options.seed;
    if (options.exact) scenario.objective.exact = *options.exact;
    return scenario;
}

int run(const RunOptions& options, geo::Progress& progress) {
    refuse_existing(options.out, options.replace);
    const geo::DatabaseSchema schema{options.postgis, options.replace};
    if (!schema.name.empty()) geo::check_postgis(schema, run_layer_names);
    const Scenario scenario = read_options(options);
    Stopwatch stopwatch;
    auto loaded = load_dataset(dataset_of(scenario, options.scenario, options.dataset), options.rules, progress);
    stopwatch.note("load");
    std::vector<geo::Issue> issues = std::move(loaded.issues);
    const auto dataset = std::make_shared<const Dataset>(std::move(loaded.value));
    Study study{dataset};
    const auto result = simulate_in_full(study, scenario, progress);
    stopwatch.note("simulate");
    std::ranges::move(check_result(*result), std::back_inserter(issues));
    write_run_folder(options.out, *result, issues, stopwatch, options.replace, progress);
    tell_plan(options.out, *result);
    tell_issues(dataset->school_counts, issues, "see issues.csv");
    if (!schema.name.empty()) write_run_tables(schema, *result, progress); // last: the folder stands if it fails
    return 0;
}

} // namespace

Command add_run(CLI::App& program) {
    const auto options = std::make_shared<RunOptions>();
    const auto is_amount = [](const std::string& text) -> std::string {
        char* end = nullptr;
        const double usd = std::strtod(text.c_str(), &end);
        if (text.empty() || *end != '\0')
            return "\"" + text + "\" is no number; dollars, such as 20e6 or 20000000, are expected";
        return usd >= 0.0 && std::isfinite(usd) ? "" : "\"" + text + "\"; dollars, 0 or more, are expected";
    };
    CLI::App* command = program.add_subcommand("run", "Plans and costs a scenario, and writes its run folder");
    command->add_option("SCENARIO", options->scenario, "The scenario's .toml file")->required();
    command->add_option("--dataset", options->dataset, "The dataset's folder; wins over the scenario's");
    command->add_option("--budget", options->budget_usd, "Budget in USD, present value; wins over the scenario's")
        ->check(is_amount);
    command->add_flag_function(
        "--exact,!--no-exact", [options](std::int64_t asked) { options->exact = asked > 0; },
        "Prove the optimum with the CBC solver where few schools are to be chosen; wins over the scenario's");
    command->add_option("--seed", options->seed, "Seed of random draws; wins over the scenario's");
    command->add_option("--out", options->out, "Run folder to write")->required();
    command->add_flag("--force", options->replace, "Replace the run folder if it exists");
    command->add_option("--postgis", options->postgis,
                        "Write the tables of run.gpkg to this schema too, of the database that PGHOST, PGDATABASE, "
                        "PGSERVICE and .pgpass name");
    add_trust_options(*command, options->rules);
    return {command, [options](geo::Progress& progress) { return run(*options, progress); }};
}

} // namespace planner
