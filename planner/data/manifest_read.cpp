// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "geo/error.h"
#include "geo/io/text_file.h"
#include "planner/data/covered_rule.h"
#include "planner/data/dataset_paths.h"
#include "planner/data/fields.h"
#include "planner/data/manifest.h"
#include "planner/data/strict_table.h"
#include "planner/data/toml_text.h"

namespace planner {
namespace {

constexpr int last_header_row = 1'000;
constexpr int innermost_level = 5;
constexpr double longest_takeup_step_m = 1'000'000.0;

ManifestFile read_file_keys(StrictTable& table) {
    ManifestFile file;
    file.source.path = table.text("file");
    if (file.source.path.empty()) table.fail("file", "the path of a file");
    if (holds_credentials(file.source.path)) table.refuse_secret("file");
    file.source.layer = table.text("layer");
    const std::string sheet = table.text("sheet");
    if (!sheet.empty()) file.source.layer = sheet;
    file.source.header_row = table.whole("header_row", 1, 1, last_header_row);
    file.source.has_header = table.flag("header", true);
    file.source.crs = table.text("crs");
    file.origin = table.text("source");
    file.licence = table.text("licence");
    return file;
}

std::map<std::string, std::string> read_columns(StrictTable& table, TableKind kind) {
    auto columns = table.texts("columns");
    for (const auto& [field, column] : columns) {
        if (find_field(kind, field)) continue;
        std::vector<std::string_view> known;
        for (const Field& each : fields_of(kind))
            known.push_back(each.name);
        table.fail("columns", fmt::format("{} is no column that we know; one of {}", field, fmt::join(known, ", ")));
    }
    return columns;
}

std::map<std::string, ValueWords> read_values(StrictTable& table, TableKind kind) {
    std::map<std::string, ValueWords> values;
    table.each_table("values", [&](StrictTable& inner) {
        for (const Field& field : fields_of(kind)) {
            const auto terms = terms_of(field.name);
            if (terms.empty()) continue;
            ValueWords words = inner.lists(field.name);
            for (const auto& [term, list] : words) {
                if (std::ranges::find(terms, term) != terms.end()) continue;
                inner.fail(field.name,
                           fmt::format("{} is no meaning that we know; one of {}", term, fmt::join(terms, ", ")));
            }
            if (!words.empty()) values[std::string{field.name}] = std::move(words);
        }
    });
    return values;
}

ManifestTable read_table_keys(StrictTable& table, TableKind kind) {
    ManifestTable entry;
    entry.file = read_file_keys(table);
    entry.columns = read_columns(table, kind);
    entry.values = read_values(table, kind);
    entry.where = table.texts("where");
    if (kind == TableKind::roads && entry.file.source.path.ends_with(".pbf") && !entry.where.empty())
        table.fail("where", "no choice of an extract's ways (cut the extract first, as osmium tags-filter does)");
    if (kind == TableKind::cell_sites) entry.merge_by_id = table.word("merge", "", {"id"}) == "id";
    if (kind == TableKind::fiber_lines) {
        entry.takeup_every_m = table.number("takeup_every_m", entry.takeup_every_m, 0.0, longest_takeup_step_m);
    }
    return entry;
}

std::vector<ManifestTable> read_layer(StrictTable& document, TableKind kind) {
    std::vector<ManifestTable> entries;
    document.each_table(name_of(kind), [&](StrictTable& table) { entries.push_back(read_table_keys(table, kind)); });
    return entries;
}

std::vector<ManifestCoverage> read_coverage(StrictTable& document) {
    constexpr std::array<std::string_view, 4> names{"2g", "3g", "4g", "5g"};
    constexpr std::array<Generation, 4> generations{Generation::g2, Generation::g3, Generation::g4, Generation::g5};
    std::vector<ManifestCoverage> layers;
    document.each_named_table("coverage", [&](const std::string& name, StrictTable& table) {
        const auto found = std::ranges::find(names, name);
        if (found == names.end()) document.fail("coverage", fmt::format("one of {}", fmt::join(names, ", ")));
        ManifestCoverage layer;
        layer.generation = generations[static_cast<std::size_t>(found - names.begin())];
        layer.file = read_file_keys(table);
        layer.covered = table.text("covered");
        if (!layer.covered.empty() && !parse_covered_rule(layer.covered)) {
            table.fail("covered", R"(a rule such as "== 1", "in [1, 2]" or ">= -105")");
        }
        layer.confidence = table.word("confidence", "", {"measured", "modelled", "declared"});
        layers.push_back(std::move(layer));
    });
    return layers;
}

std::vector<ManifestAdmin> read_admin(StrictTable& document) {
    std::vector<ManifestAdmin> levels;
    document.each_table("admin", [&](StrictTable& table) {
        ManifestAdmin admin;
        admin.file = read_file_keys(table);
        admin.level = table.whole("level", 1, 0, innermost_level);
        admin.name_column = table.text("name");
        admin.aliases = table.lists("aliases");
        levels.push_back(std::move(admin));
    });
    return levels;
}

/// A raster layer is one file or one folder of tiles.
void require_at_most_one(const StrictTable& document, std::string_view key, std::size_t count) {
    if (count > 1) document.fail(key, "one table (several tiles are named as one folder)");
}

void read_rasters(StrictTable& document, Manifest& manifest) {
    document.each_table("population", [&](StrictTable& table) {
        const ManifestFile file = read_file_keys(table);
        manifest.population.push_back({file, table.word("unit", "count", {"count", "per_km2"}) == "per_km2"});
    });
    document.each_table("elevation", [&](StrictTable& table) { manifest.elevation.push_back(read_file_keys(table)); });
    document.each_named_table("context", [&](const std::string& name, StrictTable& table) {
        const ManifestFile file = read_file_keys(table);
        manifest.context.push_back({name, file, table.word("need", "lower", {"lower", "higher"}) == "lower"});
    });
    require_at_most_one(document, "population", manifest.population.size());
    require_at_most_one(document, "elevation", manifest.elevation.size());
}

std::string read_country(StrictTable& document) {
    std::string country = document.text("country");
    const bool is_code =
        country.size() == 3 && std::ranges::all_of(country, [](char c) { return c >= 'A' && c <= 'Z'; });
    if (!country.empty() && !is_code) document.fail("country", "an ISO 3166-1 alpha-3 code such as \"MRT\"");
    return country;
}

} // namespace

Manifest read_manifest(const std::string& path) { return parse_manifest(geo::read_text_file(path), path); }

Manifest parse_manifest(std::string_view text, const std::string& path) {
    const nlohmann::json parsed = parse_toml(text, path);
    StrictTable document{parsed, path, ""};
    if (!document.has("format")) document.fail("format", "1");
    document.whole("format", Manifest::format, Manifest::format, Manifest::format);

    Manifest manifest;
    manifest.name = document.text("name");
    manifest.country = read_country(document);
    manifest.repair = document.flag("repair", true);
    manifest.schools = read_layer(document, TableKind::schools);
    manifest.cell_sites = read_layer(document, TableKind::cell_sites);
    manifest.transmission_nodes = read_layer(document, TableKind::transmission_nodes);
    manifest.fiber_lines = read_layer(document, TableKind::fiber_lines);
    manifest.coverage = read_coverage(document);
    read_rasters(document, manifest);
    manifest.admin = read_admin(document);
    manifest.roads = read_layer(document, TableKind::roads);
    manifest.sight_lines = read_layer(document, TableKind::sight_lines);
    document.finish();
    if (manifest.schools.empty()) document.fail("schools", "at least one [[schools]] table with a file");
    return manifest;
}

} // namespace planner
