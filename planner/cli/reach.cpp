// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>
#include <vector>

#include "geo/error.h"
#include "geo/measure/cell_area.h"
#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/data/grouped.h"
#include "planner/data/load_dataset.h"
#include "planner/data/people_count.h"
#include "planner/output/csv_writer.h"
#include "planner/output/reach_tables.h"

namespace planner {

namespace {

struct ReachOptions {
    std::string dataset, out, schools_out;
    std::vector<double> radii_km{1.0, 2.0, 5.0};
    bool decays = false, replace = false;
    LoadRules rules;
};

void print_rows(const std::vector<ReachRow>& rows) {
    fmt::print("{:<24} {:>9} {:>9} {:>15} {:>15} {:>15} {:>8}\n", "level", "radius km", "schools", "people", "within",
               "beyond", "beyond %");
    for (const ReachRow& row : rows) {
        const double beyond_share = row.people > 0.0 ? row.beyond / row.people : 0.0;
        fmt::print("{:<24} {:>9} {:>9} {:>15} {:>15} {:>15} {:>8.1f}\n", row.level, row.radius_m / 1'000.0,
                   grouped(static_cast<double>(row.schools)), grouped(std::round(row.people)),
                   grouped(std::round(row.within)), grouped(std::round(row.beyond)), 100.0 * beyond_share);
    }
}

/// A distance within a cell is not known: with all people in a cell at its middle, decay would tell nothing.
void refuse_coarse_decay(const Dataset& dataset, const ReachRule& rule) {
    const double cell_m = geo::cell_side_m(*dataset.population, dataset.population->box.centre());
    const double least_m = std::ranges::min(rule.radii_m);
    if (cell_m <= least_m) return;
    throw geo::Error{
        fmt::format("--decay: the population raster's cells of {:.1f} km are larger than a radius of {} km; "
                    "a finer raster, or radii of at least a cell, is expected",
                    cell_m / 1'000.0, least_m / 1'000.0)};
}

void tell_whose_people(const Dataset& dataset, geo::Progress& progress) {
    const PeopleCount people = count_people(dataset, progress);
    if (!std::isnan(people.all)) fmt::print("people: {}\n", describe_people(people));
    fmt::print("{}\n", dataset.admin.empty() ? "there are no admin areas: a neighbour's people count as well"
                                             : "those in the admin areas count");
}

int measure_reach(const ReachOptions& options, geo::Progress& progress) {
    if (!options.out.empty()) refuse_existing(options.out, options.replace);
    if (!options.schools_out.empty()) refuse_existing(options.schools_out, options.replace);
    const auto [dataset, issues] = load_dataset(options.dataset, options.rules, progress);
    if (!dataset.population)
        throw geo::Error{options.dataset + ": the dataset has no [population] raster; one is expected to count people"};
    ReachRule rule{.radii_m = {}, .decays = options.decays};
    for (const double radius_km : options.radii_km)
        rule.radii_m.push_back(radius_km * 1'000.0);
    if (rule.decays) refuse_coarse_decay(dataset, rule);
    const std::vector<LevelReach> reach = measure_level_reach(dataset, rule, progress);
    const std::vector<ReachRow> rows = reach_rows(reach, rule.radii_m);
    if (!options.out.empty()) write_csv(options.out, fill(reach_columns(), rows), progress);
    if (!options.schools_out.empty()) {
        write_csv(options.schools_out,
                  fill(school_reach_columns(), school_reach_rows(dataset.schools, reach, rule.radii_m)), progress);
    }
    tell_whose_people(dataset, progress);
    print_rows(rows);
    tell_issues(dataset.school_counts, issues, "see causeway check");
    return 0;
}

} // namespace

Command add_reach(CLI::App& program) {
    const auto options = std::make_shared<ReachOptions>();
    CLI::App* command = program.add_subcommand("reach", "People near schools and beyond, by level of education");
    command->add_option("DATASET", options->dataset, "The dataset's folder or its dataset.toml")->required();
    command->add_option("--radius-km", options->radii_km, "Radii, kilometres (1 2 5)")->check(CLI::Range(0.01, 100.0));
    command->add_option("--out", options->out, "Write the table to this CSV file");
    command->add_option("--schools", options->schools_out, "Write people and access of every school to this CSV file");
    command->add_flag("--decay", options->decays,
                      "Let people near a school count more in its access than those far away");
    command->add_flag("--force", options->replace, "Replace these files if they exist");
    add_trust_options(*command, options->rules);
    return {command, [options](geo::Progress& progress) { return measure_reach(*options, progress); }};
}

} // namespace planner
