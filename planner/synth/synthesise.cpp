// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/synthesise.h"

#include <fmt/format.h>

#include "geo/error.h"
#include "planner/output/new_folder.h"
#include "planner/synth/country.h"
#include "planner/synth/dirt.h"
#include "planner/synth/school_places.h"
#include "planner/synth/write_layers.h"

namespace planner {

namespace {

void check_rules(const SynthRules& rules) {
    if (rules.schools >= SynthRules::smallest_country && rules.schools <= SynthRules::largest_country) return;
    throw geo::Error{fmt::format("schools is {}; {} to {} are expected", rules.schools, SynthRules::smallest_country,
                                 SynthRules::largest_country)};
}

} // namespace

void synthesise_dataset(const SynthRules& rules, const std::string& folder, bool may_overwrite,
                        geo::Progress& progress) {
    check_rules(rules);
    NewFolder unfinished{folder, may_overwrite, "dataset.toml"};
    const std::string place = unfinished / ".";
    const synth::Country country = synth::invent_country(rules.schools, rules.seed, progress);
    progress.begin_step("Writing areas and lines");
    synth::write_areas(country, place, progress);
    synth::write_lines(country, place, progress);
    synth::write_points(country, place);
    progress.begin_step("Writing schools");
    const std::vector<synth::SchoolPlace> places =
        synth::place_schools(country, rules.schools - synth::repeating_row_count(rules.schools));
    const synth::Dirt dirt = synth::plan_dirt(country, places, rules.schools);
    synth::write_schools(country, places, dirt, rules.schools, place, progress);
    synth::write_answer_key(country, dirt, rules.schools, place);
    progress.begin_step("Writing rasters");
    synth::write_rasters(country, place, progress);
    synth::write_manifest(country, place);
    unfinished.keep();
}

} // namespace planner
