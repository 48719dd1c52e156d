// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "geo/error.h"
#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/data/grouped.h"
#include "planner/data/load_dataset.h"
#include "planner/need/describe_ranking.h"
#include "planner/output/run_folder.h"
#include "planner/output/run_geopackage.h"
#include "planner/result/check_scenario.h"
#include "planner/result/describe_new_sites.h"
#include "planner/result/describe_node_room.h"
#include "planner/result/describe_offline.h"
#include "planner/result/phases.h"
#include "planner/result/straight_hops.h"
#include "planner/result/study.h"
#include "planner/result/totals.h"
#include "planner/result/unknown_sight.h"
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

/// What a person wants to know first, on standard output.
void tell_result(const std::string& out, const ScenarioResult& result) {
    const Totals& totals = result.totals;
    constexpr double usd_per_million = 1e6;
    fmt::print("{}: {} schools, {:.1f} M USD over {} years\n", out, grouped(static_cast<double>(totals.schools)),
               totals.npv_usd / usd_per_million, result.scenario.horizon.years);
    for (std::size_t outcome = 0; outcome < outcome_count; ++outcome) {
        const OutcomeTotals& of = totals.plan[outcome];
        if (of.schools == 0) continue;
        fmt::print("  {:<15}{:>9} {:<7} {:>12} learners {:>9.1f} M USD\n", name_of(static_cast<Outcome>(outcome)),
                   grouped(static_cast<double>(of.schools)), of.schools == 1 ? "school" : "schools",
                   of.learners ? grouped(std::round(*of.learners)) : "?", of.npv_usd / usd_per_million);
    }
    if (totals.relay_towers > 0)
        fmt::print("  {:<47}{:>9} {}\n", "schools that relay radio for others",
                   grouped(static_cast<double>(totals.relay_towers)), totals.relay_towers == 1 ? "tower" : "towers");
    if (!result.indicators->knows_learners())
        fmt::print("  the learners are not known: no device is planned for them, and every school asks for the least "
                   "demand\n");
    fmt::print("  {:<47}{:>9.1f} M USD\n", "devices, people, their power, overheads",
               npv_usd_beside_connectivity(totals) / usd_per_million);
    fmt::print("  {:<47}{:>9.1f} M USD\n", "equivalent annual cost", totals.equivalent_annual_usd / usd_per_million);
    if (totals.npv_usd_per_learner_year)
        fmt::print("  {:<47}{:>9.2f} USD, {:.2f} over years not discounted\n", "levelised cost of a learner-year",
                   *totals.npv_usd_per_learner_year, *totals.npv_usd_per_plain_learner_year);
}

/// What a learner's device costs while it lives, and whether it is mostly its purchase.
void tell_seat(const ScenarioResult& result) {
    if (!result.totals.seat) return;
    const auto& [usd, purchase_usd] = *result.totals.seat;
    constexpr double percent = 100.0, suspicious_share = 0.5;
    const double purchase_share = purchase_usd / usd;
    fmt::print("  {:<47}{:>9.2f} USD, {:.0f} % of it the purchase{}\n", "a learner's device over its life", usd,
               purchase_share * percent,
               purchase_share > suspicious_share ? "; support or training may be missing" : "");
}

/// An amount of what a plan reaches: learners, schools, or an operator's dollars.
std::string describe_benefit(const ScenarioResult& result, double amount) {
    constexpr double usd_per_million = 1e6;
    const Objective& objective = result.scenario.objective;
    if (objective.kind == Objective::Kind::operator_npv)
        return fmt::format("an operator {:.2f} M USD", amount / usd_per_million);
    const bool counts_schools = result.plan->optimality.counts_schools;
    const std::string_view unit = counts_schools                  ? "schools"
                                  : objective.need_exponent > 0.0 ? "weighted learners"
                                                                  : "learners";
    return fmt::format("{} {}", grouped(std::round(amount)), unit);
}

/// How much a budget may have missed, and which floors it did not reach.
void tell_optimality(const ScenarioResult& result) {
    const Optimality& optimality = result.plan->optimality;
    constexpr double percent = 100.0;
    if (result.scenario.objective.kind == Objective::Kind::operator_npv) {
        constexpr double usd_per_million = 1e6;
        const Totals& totals = result.totals;
        const double service_usd = result.scenario.objective.service_cost_share * totals.operator_revenue_npv_usd;
        fmt::print("  worth {:.2f} M USD to an operator, who earns {:.1f} M USD, spends {:.1f} on links and {:.1f} on "
                   "service",
                   optimality.value / usd_per_million, totals.operator_revenue_npv_usd / usd_per_million,
                   (totals.operator_cost_npv_usd - service_usd) / usd_per_million, service_usd / usd_per_million);
        if (!result.phases)
            fmt::print("; no plan{} is worth more than {:.2f} (gap <= {:.3g} %)",
                       optimality.is_limited ? " within the budget" : "", optimality.bound / usd_per_million,
                       optimality.gap_share() * percent);
        fmt::print("\n");
    } else if (optimality.is_limited) {
        fmt::print("  the budget connects {}; no plan within it connects more than {} (gap <= {:.3g} %)\n",
                   describe_benefit(result, optimality.value), grouped(std::ceil(optimality.bound)),
                   optimality.gap_share() * percent);
        if (optimality.counts_schools && result.scenario.objective.kind != Objective::Kind::most_schools)
            fmt::print("  it counts schools, since {}\n", result.indicators->knows_learners()
                                                              ? "those to connect have no learners, or no need"
                                                              : "their learners are not known");
    }
    if (result.plan->unspent_usd)
        fmt::print("  unspent {} USD: {}\n", grouped(std::round(*result.plan->unspent_usd)),
                   optimality.is_limited ? "nothing more was found to fit" : "the budget pays for all of the plan");
    const bool tells_bound = optimality.is_limited || result.scenario.objective.kind == Objective::Kind::operator_npv;
    if (tells_bound && optimality.on_several_trees > 0)
        fmt::print("  {} may share by several technologies: the bound is of plans that keep them on the one found\n",
                   optimality.on_several_trees == 1
                       ? "1 school"
                       : grouped(static_cast<double>(optimality.on_several_trees)) + " schools");
    if (optimality.floors_cost > 0.0)
        fmt::print("  floors cost {}: without them a plan reaches so much more\n",
                   describe_benefit(result, optimality.floors_cost));
    const std::string missed = describe_missed_floors(optimality);
    if (!missed.empty())
        fmt::print("  floors not reached, {} missing: {}{}\n",
                   result.indicators->knows_learners() ? "learners" : "schools", missed,
                   optimality.floors_are_out_of_reach ? "; no plan within the budget reaches all" : "");
}

/// What each year of the phases does and pays.
void tell_phases(const ScenarioResult& result) {
    if (!result.phases) return;
    constexpr double usd_per_million = 1e6;
    for (const PhaseYear& year : result.phases->years) {
        if (year.budget_usd == 0.0 && year.due_usd() == 0.0) continue;
        fmt::print("  {:<15}{:>9} {:<7} {:>12} learners {:>9.1f} M USD, {:.1f} carried over", year.year,
                   grouped(static_cast<double>(year.schools)), year.schools == 1 ? "school" : "schools",
                   std::isnan(year.learners) ? "?" : grouped(std::round(year.learners)),
                   year.spent_usd / usd_per_million, year.carried_usd / usd_per_million);
        if (year.uncovered_usd > 0.0) fmt::print(", {:.1f} not covered", year.uncovered_usd / usd_per_million);
        fmt::print("\n");
    }
    fmt::print("  {}\n", describe_phases(result));
}

/// Lines that are only there where there is something to say.
void tell_line(const std::string& line) {
    if (!line.empty()) fmt::print("  {}\n", line);
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
    tell_result(options.out, *result);
    tell_seat(*result);
    tell_optimality(*result);
    tell_line(describe_node_room(*result));
    tell_line(describe_straight_hops(*result));
    tell_line(describe_new_sites(*result));
    tell_line(describe_unknown_sight(*result));
    tell_phases(*result);
    tell_line(describe_offline(*result));
    tell_line(describe_thin_ranking(*result->ranking, scenario.ranking));
    tell_issues(dataset->school_counts, issues, "see issues.csv");
    if (!schema.name.empty()) write_run_tables(schema, *result, progress); // last: the folder stands if it fails
    return 0;
}

} // namespace

Command add_run(CLI::App& program) {
    const auto options = std::make_shared<RunOptions>();
    const auto is_amount = [](const std::string& text) {
        const double usd = std::strtod(text.c_str(), nullptr); // of other text CLI11 says that it is no number
        return usd >= 0.0 && std::isfinite(usd) ? "" : "\"" + text + "\"; dollars, 0 or more, are expected";
    };
    CLI::App* command = program.add_subcommand("run", "Plans and costs a scenario, and writes its run folder");
    command->add_option("SCENARIO", options->scenario, "The scenario's .toml file")->required();
    command->add_option("--dataset", options->dataset, "The dataset's folder; wins over the scenario's");
    command->add_option("--budget", options->budget_usd, "Budget in USD, present value; wins over the scenario's")
        ->check(is_amount);
    command->add_flag(
        "--exact,!--no-exact", options->exact,
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
