// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <memory>
#include <string>

#include "geo/error.h"
#include "planner/cli/command.h"
#include "planner/cli/scenario_options.h"
#include "planner/data/grouped.h"
#include "planner/data/load_dataset.h"
#include "planner/network/modelled_coverage.h"
#include "planner/output/coverage_rasters.h"
#include "planner/scenario/scenario_file.h"

namespace planner {

namespace {

struct CoverageOptions {
    std::string dataset, scenario, out, sight;
    double cell_m = 500.0;
    bool replace = false;
    LoadRules rules;
};

/// What the raster holds, and what it rests on.
void tell_coverage(const CoverageOptions& options, const CoverageMasts& senders, const geo::OutputGrid& grid,
                   const CoveredArea& area, bool has_relief) {
    constexpr double percent = 100.0;
    const auto share = [&](std::size_t cells) {
        return percent * static_cast<double>(cells) / static_cast<double>(area.cells);
    };
    fmt::print("{}: {} x {} cells of {:g} m, {} cell sites\n", options.out, grouped(grid.width), grouped(grid.height),
               options.cell_m, grouped(static_cast<double>(senders.masts.size())));
    fmt::print("  covered {:.1f} % of the cells, not known {:.1f} %\n", share(area.covered), share(area.unknown));
    if (area.extrapolated > 0) {
        fmt::print(
            "  {:.1f} % of the cells by paths that the model was not made for: too short, too long, other masts\n",
            share(area.extrapolated));
    }
    if (!has_relief)
        fmt::print("  over level ground: no elevation layer of cells up to {:g} m\n", coarsest_cell_for_sight_m);
}

int map_coverage(const CoverageOptions& options, geo::Progress& progress) {
    refuse_existing(options.out, options.replace);
    if (!options.sight.empty()) refuse_existing(options.sight, options.replace);
    const Scenario scenario = options.scenario.empty() ? Scenario{} : read_scenario(options.scenario);
    const auto loaded = load_dataset(options.dataset, options.rules, progress);
    const CoverageMasts senders =
        collect_coverage_masts(loaded.value.cell_sites, scenario.network.point_to_point.link.site_mast_m);
    if (senders.masts.empty())
        throw geo::Error{options.dataset + ": no cell site of 4G or newer; a layer cell_sites with some is expected"};
    const geo::Relief* relief = relief_for_coverage(loaded.value);
    if (!options.sight.empty() && relief == nullptr) {
        throw geo::Error{fmt::format("{}: nothing to see over; an elevation layer of cells up to {:g} m is expected",
                                     options.dataset, coarsest_cell_for_sight_m)};
    }
    const geo::CoverageRules& rules = scenario.network.cellular.model;
    const geo::OutputGrid grid = lay_coverage_grid(senders.masts, rules.range_m, options.cell_m);
    const CoveredArea area = write_coverage(options.out, relief, senders.masts, rules, grid, progress);
    if (!options.sight.empty()) write_sight_counts(options.sight, *relief, senders.masts, rules, grid, progress);
    tell_coverage(options, senders, grid, area, relief != nullptr);
    tell_issues(loaded.value.school_counts, loaded.issues, "see causeway check");
    return 0;
}

} // namespace

Command add_coverage(CLI::App& program) {
    const auto options = std::make_shared<CoverageOptions>();
    CLI::App* command = program.add_subcommand("coverage", "Coverage of the cell sites by a model, as a raster");
    command->add_option("DATASET", options->dataset, "The dataset's folder or its dataset.toml")->required();
    command->add_option("--scenario", options->scenario, "A scenario, for the model's rules");
    command->add_option("--out", options->out, "GeoTIFF to write: Mbit/s of one user")->required();
    command->add_option("--sight", options->sight, "GeoTIFF to write: how many sites see each cell");
    constexpr double smallest_cell_m = 10.0, largest_cell_m = 50'000.0;
    command->add_option("--cell", options->cell_m, "Side of a cell, metres")
        ->check(CLI::Range(smallest_cell_m, largest_cell_m));
    command->add_flag("--force", options->replace, "Replace what exists");
    add_trust_options(*command, options->rules);
    return {command, [options](geo::Progress& progress) { return map_coverage(*options, progress); }};
}

} // namespace planner
