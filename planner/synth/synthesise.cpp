// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/synthesise.h"

#include <filesystem>

#include <fmt/format.h>

#include "geo/error.h"
#include "planner/synth/country.h"
#include "planner/synth/dirt.h"
#include "planner/synth/school_places.h"
#include "planner/synth/write_layers.h"

namespace planner {

namespace {

namespace fs = std::filesystem;

/// A folder that is filled beside its place: it gets its name when it is whole, or is removed.
class UnfinishedFolder {
public:
    UnfinishedFolder(const std::string& folder, bool may_overwrite) : final_{without_slash(folder)}, path_{final_} {
        if (fs::exists(final_) && !may_overwrite) {
            throw geo::Error{fmt::format("{} exists; a new folder is expected, or --force", final_.string())};
        }
        // Only what we could have made is replaced.
        if (fs::exists(final_) && !fs::exists(final_ / "dataset.toml") && !fs::is_empty(final_)) {
            throw geo::Error{fmt::format("{} holds other things than a dataset; it is not replaced", final_.string())};
        }
        path_ += ".unfinished";
        std::error_code failed;
        fs::remove_all(path_, failed);
        fs::create_directories(path_, failed);
        if (failed) throw geo::Error{fmt::format("{} cannot be made: {}", path_.string(), failed.message())};
    }
    ~UnfinishedFolder() {
        std::error_code ignored;
        fs::remove_all(path_, ignored);
    }
    UnfinishedFolder(const UnfinishedFolder&) = delete;
    UnfinishedFolder& operator=(const UnfinishedFolder&) = delete;

    std::string path() const { return path_.string(); }
    void finish() {
        std::error_code failed;
        fs::remove_all(final_, failed);
        fs::rename(path_, final_, failed);
        if (failed)
            throw geo::Error{fmt::format("{} cannot be put in its place: {}", final_.string(), failed.message())};
    }

private:
    static fs::path without_slash(const std::string& folder) {
        const fs::path plain = fs::absolute(folder).lexically_normal();
        return plain.has_filename() ? plain : plain.parent_path();
    }

    fs::path final_, path_;
};

void check_rules(const SynthRules& rules) {
    if (rules.schools >= SynthRules::smallest_country && rules.schools <= SynthRules::largest_country) return;
    throw geo::Error{fmt::format("schools is {}; {} to {} are expected", rules.schools, SynthRules::smallest_country,
                                 SynthRules::largest_country)};
}

} // namespace

void synthesise_dataset(const SynthRules& rules, const std::string& folder, bool may_overwrite,
                        geo::Progress& progress) {
    check_rules(rules);
    UnfinishedFolder unfinished{folder, may_overwrite};
    const synth::Country country = synth::invent_country(rules.schools, rules.seed, progress);
    progress.begin_step("Writing areas and lines");
    synth::write_areas(country, unfinished.path());
    synth::write_lines(country, unfinished.path());
    synth::write_points(country, unfinished.path());
    progress.begin_step("Writing schools");
    const std::vector<synth::SchoolPlace> places =
        synth::place_schools(country, rules.schools - synth::repeating_row_count(rules.schools));
    const synth::Dirt dirt = synth::plan_dirt(country, places, rules.schools);
    synth::write_schools(country, places, dirt, rules.schools, unfinished.path(), progress);
    synth::write_answer_key(country, dirt, rules.schools, unfinished.path());
    progress.begin_step("Writing rasters");
    synth::write_rasters(country, unfinished.path(), progress);
    synth::write_manifest(country, unfinished.path());
    unfinished.finish();
}

} // namespace planner
