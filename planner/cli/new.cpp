// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

#include "geo/error.h"
#include "geo/io/remote.h"
#include "planner/cli/command.h"
#include "planner/data/covered_rule.h"
#include "planner/data/draft_manifest.h"

namespace planner {
namespace {

constexpr std::array<std::pair<const char*, Generation>, 4> coverage_options{
    {{"2g", Generation::g2}, {"3g", Generation::g3}, {"4g", Generation::g4}, {"5g", Generation::g5}}};

struct NewOptions {
    HandedFiles files;
    std::array<std::vector<std::string>, coverage_options.size()> coverage;
    std::array<std::string, coverage_options.size()> covered;
    std::vector<std::string> context;
    std::string out;
    DatasetFolderRules rules;
    bool allow_network = false;
};

/// Asks on a terminal; elsewhere says which option would have answered.
std::string ask_covered_rule(Generation generation, const std::string& file, const geo::RasterSummary& summary) {
    const std::string values = summary.distinct.empty() ? fmt::format("{} to {}", summary.lowest, summary.highest)
                                                        : fmt::format("{}", fmt::join(summary.distinct, ", "));
    const std::string option = fmt::format("--covered-{}", coverage_key(generation));
    if (isatty(STDIN_FILENO) != 1) {
        throw geo::Error{
            fmt::format("{}: has the values {}, which don't say what means covered; {} \"== 1\" or the like "
                        "is expected",
                        file, values, option)};
    }
    for (std::string answer;;) {
        fmt::print(stderr, "{} has the values {}. Which mean covered? (\"== 1\", \"in [1, 2]\", \">= -105\"): ", file,
                   values);
        if (!std::getline(std::cin, answer)) throw geo::Error{file + ": no rule was given; " + option + " is expected"};
        if (parse_covered_rule(answer)) return answer;
    }
}

/// What nobody asked for, and what it may be meant as.
void print_unused(const std::vector<UnusedColumn>& unused) {
    for (const UnusedColumn& column : unused) {
        fmt::print("  {:<24}    \"{}\"{}\n", "not used", column.name,
                   column.likely_field.empty() ? "" : fmt::format(", perhaps {}", column.likely_field));
    }
}

void print_columns(const ManifestDraft& draft, const std::vector<ManifestTable>& entries, TableKind kind) {
    for (const ManifestTable& entry : entries) {
        const int header_row = entry.file.source.header_row;
        fmt::print("{}: {}{}\n", name_of(kind), entry.file.source.path,
                   header_row == 1 ? "" : fmt::format(", header in row {}", header_row));
        for (const Field& field : fields_of(kind)) {
            const auto column = entry.columns.find(std::string{field.name});
            if (column != entry.columns.end()) fmt::print("  {:<24} <- \"{}\"\n", field.name, column->second);
        }
        const auto unused = draft.unused.find(entry.file.source.path);
        if (unused != draft.unused.end()) print_unused(unused->second);
        if (entry.merge_by_id) fmt::print("  rows of one id are one site\n");
    }
}

void print_draft(const ManifestDraft& draft) {
    const Manifest& manifest = draft.manifest;
    print_columns(draft, manifest.schools, TableKind::schools);
    print_columns(draft, manifest.cell_sites, TableKind::cell_sites);
    print_columns(draft, manifest.transmission_nodes, TableKind::transmission_nodes);
    print_columns(draft, manifest.fiber_lines, TableKind::fiber_lines);
    print_columns(draft, manifest.roads, TableKind::roads);
    print_columns(draft, manifest.sight_lines, TableKind::sight_lines);
    for (const ManifestAdmin& admin : manifest.admin) {
        fmt::print("admin level {}: {}\n  {:<24} <- \"{}\"\n", admin.level, admin.file.source.path, "name",
                   admin.name_column);
    }
    for (const ManifestCoverage& layer : manifest.coverage) {
        fmt::print("coverage {}: {}\n  covered: {}\n", name_of(layer.generation), layer.file.source.path,
                   layer.covered.empty() ? "inside the polygons" : layer.covered);
    }
    for (const ManifestPopulation& raster : manifest.population) {
        fmt::print("population: {}, people per {}\n", raster.file.source.path, raster.is_density ? "km2" : "cell");
        if (!std::isnan(draft.people.all)) fmt::print("  people: {}\n", describe_people(draft.people));
    }
}

void take_coverage(NewOptions& options) {
    for (std::size_t at = 0; at < coverage_options.size(); ++at) {
        const Generation generation = coverage_options[at].second;
        for (const std::string& file : options.coverage[at])
            options.files.coverage.emplace_back(generation, file);
        if (!options.covered[at].empty()) options.files.covered[generation] = options.covered[at];
    }
}

void take_context(NewOptions& options) {
    for (const std::string& text : options.context) {
        const std::size_t sign = text.find('=');
        options.files.context.emplace_back(text.substr(0, sign), text.substr(sign + 1));
    }
}

int make_new(NewOptions& options, geo::Progress& progress) {
    if (std::filesystem::exists(options.out) && !options.rules.replace) {
        throw geo::Error{options.out + ": exists already; a new folder is expected, or --force to replace it"};
    }
    if (options.allow_network) geo::allow_network();
    take_coverage(options);
    take_context(options);
    if (options.files.name.empty()) {
        options.files.name = std::filesystem::absolute(options.out + "/.").lexically_normal().parent_path().filename();
    }
    const ManifestDraft draft = draft_manifest(options.files, ask_covered_rule, progress);
    make_dataset_folder(options.out, draft.manifest, options.rules, progress);
    print_draft(draft);
    const bool has_unused = std::ranges::any_of(draft.unused, [](const auto& file) { return !file.second.empty(); });
    if (has_unused) fmt::print("\nA column that is not used but meant: name it in dataset.toml beside its field.\n");
    fmt::print("\n{0}/dataset.toml is written; look it over, then: causeway check {0}{1}\n", options.out,
               fmt::format("{}{}", options.rules.in_place ? " --allow-outside" : "",
                           options.allow_network ? " --allow-network" : ""));
    return 0;
}

void add_table_option(CLI::App& command, const std::shared_ptr<NewOptions>& options, const char* name, TableKind kind,
                      const char* help) {
    command.add_option(name, options->files.tables[kind], help);
}

void add_coverage_options(CLI::App& command, NewOptions& options) {
    const auto is_rule = [](const std::string& text) {
        return parse_covered_rule(text) ? std::string{}
                                        : "\"" + text + "\"; \"== 1\", \"in [1, 2]\" or \">= -105\" is expected";
    };
    for (std::size_t at = 0; at < coverage_options.size(); ++at) {
        const std::string name = coverage_options[at].first;
        command.add_option("--coverage-" + name, options.coverage[at], "Coverage of " + name + ", raster or polygons");
        command.add_option("--covered-" + name, options.covered[at], "Which of its values mean covered")
            ->check(is_rule);
    }
}

} // namespace

Command add_new(CLI::App& program) {
    const auto options = std::make_shared<NewOptions>();
    CLI::App& command = *program.add_subcommand("new", "Make a dataset from files");
    add_table_option(command, options, "--schools", TableKind::schools, "Schools; several files are one layer");
    command.get_option("--schools")->required();
    add_table_option(command, options, "--cell-sites", TableKind::cell_sites, "Cell sites");
    add_table_option(command, options, "--transmission-nodes", TableKind::transmission_nodes, "Points with backhaul");
    add_table_option(command, options, "--fiber-lines", TableKind::fiber_lines, "Fiber lines");
    add_table_option(command, options, "--roads", TableKind::roads, "Roads, or an .osm.pbf extract");
    add_table_option(command, options, "--sight-lines", TableKind::sight_lines, "Surveyed links");
    command.add_option("--admin", options->files.admin, "Administrative areas: level 1, then level 2 ...");
    add_coverage_options(command, *options);
    command.add_option("--population", options->files.population, "Population raster");
    command.add_flag("--population-per-km2", options->files.population_is_density, "Its cells are people per km2");
    command.add_option("--elevation", options->files.elevation, "Elevation raster, or a folder of tiles");
    command.add_option("--context", options->context, "NAME=FILE: a further layer, sampled at the schools")
        ->check([](const std::string& text) {
            return text.find('=') > 0 && text.find('=') != std::string::npos ? "" : "NAME=FILE is expected";
        });
    command.add_option("--name", options->files.name, "Name of the dataset; else that of its folder");
    command.add_option("--country", options->files.country, "ISO 3166-1 alpha-3 code, such as MRT");
    command.add_option("--out", options->out, "The folder to make")->required();
    command.add_flag("--force", options->rules.replace, "Replace an earlier dataset there");
    command.add_flag("--in-place", options->rules.in_place, "Refer to the files instead of copying them");
    command.add_flag("--allow-network", options->allow_network,
                     "Files may be addresses: PG:..., /vsicurl/https://..., /vsis3/...; they are referred to");
    return {&command, [options](geo::Progress& progress) { return make_new(*options, progress); }};
}

} // namespace planner
