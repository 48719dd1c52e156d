// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <string>

#include "geo/error.h"
#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/data/load_dataset.h"
#include "planner/draw/map_view.h"
#include "planner/output/csv_writer.h"
#include "planner/output/profile_table.h"
#include "planner/result/radio_way.h"
#include "planner/result/study.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

struct ProfileOptions {
    std::string scenario, dataset, school, out;
    bool replace = false;
    LoadRules rules;
};

std::size_t find_school(const Schools& schools, const std::string& id) {
    const auto found = schools.id.find(id);
    if (!found) throw geo::Error{fmt::format("no school has the id \"{}\"; one of schools.csv is expected", id)};
    return *found;
}

/// What is known of the link, in a few lines.
void tell_link(const ScenarioResult& result, std::size_t school) {
    const NetworkLayout& layout = *result.layout;
    fmt::print("{} to {}: {:.0f} m, {}\n", result.dataset->schools.id[school], radio_end_id(result, school),
               layout.radio_link_m[school], name_of(layout.radio_sight[school]));
    if (!std::isnan(layout.radio_clearance_m[school])) {
        constexpr double metres_told = 1.0;
        fmt::print("  the ray is {:.1f} m above ground and trees where least is left, at {}\n",
                   layout.radio_clearance_m[school], coordinates_text(layout.radio_worst[school], metres_told));
    }
    if (!can_be_planned(layout.radio_sight[school]) && !std::isnan(layout.radio_mast_m[school]))
        fmt::print("  a mast of {:.0f} m at the school would clear it\n", std::ceil(layout.radio_mast_m[school]));
    if (const std::size_t relay = layout.relay(school); relay != NetworkLayout::none)
        fmt::print("  from there it goes on over the link of {}\n", result.dataset->schools.id[relay]);
}

int show_profile(const ProfileOptions& options, geo::Progress& progress) {
    if (!options.out.empty()) refuse_existing(options.out, options.replace);
    const Scenario scenario = read_scenario(options.scenario);
    auto loaded = load_dataset(dataset_of(scenario, options.scenario, options.dataset), options.rules, progress);
    const auto dataset = std::make_shared<const Dataset>(std::move(loaded.value));
    const std::size_t school = find_school(dataset->schools, options.school);
    Study study{dataset};
    const auto result = study.simulate(scenario, progress);
    if (std::isnan(result->layout->radio_link_m[school]))
        throw geo::Error{
            fmt::format("{} has no radio link: nothing that it could lead to is in range", options.school)};
    const auto profile = profile_link(*result, school, progress);
    if (!profile)
        throw geo::Error{
            "the dataset has no [elevation], or both ends of the link are one place; a relief is expected to show the "
            "ground under a link"};
    if (!options.out.empty()) write_csv(options.out, fill(profile_columns(), profile_rows(*profile)), progress);
    tell_link(*result, school);
    return 0;
}

} // namespace

Command add_profile(CLI::App& program) {
    const auto options = std::make_shared<ProfileOptions>();
    CLI::App* command =
        program.add_subcommand("profile", "The ground under a school's radio link, and what its ray needs");
    command->add_option("SCENARIO", options->scenario, "The scenario's .toml file")->required();
    command->add_option("--school", options->school, "The school's id")->required();
    command->add_option("--dataset", options->dataset, "The dataset's folder; wins over the scenario's");
    command->add_option("--out", options->out, "Write the samples to this CSV file");
    command->add_flag("--force", options->replace, "Replace this file if it exists");
    add_trust_options(*command, options->rules);
    return {command, [options](geo::Progress& progress) { return show_profile(*options, progress); }};
}

} // namespace planner
