// SPDX-License-Identifier: Apache-2.0
#include "planner/result/reconcile.h"

#include <fmt/format.h>

#include <cmath>
#include <memory>
#include <string>

#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/data/grouped.h"
#include "planner/data/load_dataset.h"
#include "planner/output/reconciliation_folder.h"
#include "planner/result/study.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

struct ReconcileOptions {
    std::string scenario, dataset, out;
    std::string model;
    bool replace = false;
    LoadRules rules;
};

/// What a person wants to know first, on standard output: the plans, and the way from our total to the model's.
void tell_reconciliation(const std::string& out, const Reconciliation& made) {
    fmt::print("{}: {}\n", out, name_of(made.model));
    for (const ReferencePlan& plan : made.plans) {
        fmt::print("  {:<22}{:>16} USD  ", plan.name, grouped(std::round(plan.totals.sum.price_usd)));
        for (const Technology technology : technologies)
            fmt::print(" {} {}", name_of(technology),
                       grouped(static_cast<double>(plan.totals.schools[static_cast<std::size_t>(technology)])));
        fmt::print("\n");
    }
    fmt::print("from our plan to {}:\n", made.compared_plan().name);
    for (const BridgeStep& step : made.bridge)
        fmt::print("  {:<22}{:>16} USD   {}\n", step.name, grouped(std::round(step.usd)), step.meaning);
}

int reconcile_models(const ReconcileOptions& options, geo::Progress& progress) {
    refuse_existing(options.out, options.replace);
    const Scenario scenario = read_scenario(options.scenario);
    auto loaded = load_dataset(dataset_of(scenario, options.scenario, options.dataset), options.rules, progress);
    Study study{std::make_shared<const Dataset>(std::move(loaded.value))};
    const auto ours = study.simulate(scenario, progress);
    const auto model = options.model == name_of(ReferenceModel::giga) ? ReferenceModel::giga : ReferenceModel::itu;
    const Reconciliation made = reconcile(*ours, model, progress);
    write_reconciliation(options.out, {*ours, made}, options.replace, progress);
    tell_reconciliation(options.out, made);
    return 0;
}

} // namespace

Command add_reconcile(CLI::App& program) {
    const auto options = std::make_shared<ReconcileOptions>();
    CLI::App* command = program.add_subcommand(
        "reconcile", "Plans a scenario as another model would, and tells the way from our total to its");
    command->add_option("SCENARIO", options->scenario, "The scenario's .toml file")->required();
    command->add_option("--as", options->model, "giga: UNICEF's open cost model; itu: ITU's planning platform")
        ->check(CLI::IsMember({"giga", "itu"}))
        ->required();
    command->add_option("--dataset", options->dataset, "The dataset's folder; wins over the scenario's");
    command->add_option("--out", options->out, "Folder to write")->required();
    command->add_flag("--force", options->replace, "Replace the folder if it exists");
    add_trust_options(*command, options->rules);
    return {command, [options](geo::Progress& progress) { return reconcile_models(*options, progress); }};
}

} // namespace planner
