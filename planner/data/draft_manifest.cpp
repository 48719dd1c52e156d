// SPDX-License-Identifier: Apache-2.0
#include "planner/data/draft_manifest.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "geo/error.h"
#include "geo/io/column_names.h"
#include "geo/io/shapes.h"
#include "geo/io/table.h"
#include "planner/data/covered_rule.h"
#include "planner/data/dataset_paths.h"
#include "planner/data/field_table.h"
#include "planner/data/fold.h"
#include "planner/data/header_row.h"
#include "planner/data/load_layers.h"
#include "planner/data/place_rows.h"

namespace planner {
namespace {

/// OpenCelliD's country files: radio, mcc, net, area, cell, unit, lon, lat, range ... and no header.
bool looks_like_open_cell_id(const std::vector<std::string>& names) {
    constexpr std::size_t column_count = 14;
    constexpr std::array<std::string_view, 5> radios{"GSM", "UMTS", "LTE", "CDMA", "NR"};
    return names.size() == column_count && std::ranges::find(radios, names.front()) != radios.end();
}

/// Writes the recognised columns out, so that a person sees and can correct them.
void write_out_columns(ManifestTable& entry, TableKind kind, std::span<const std::string> names, bool has_geometry) {
    for (const auto& [field, column] : recognise_columns(kind, names)) {
        const bool geometry_says_it = has_geometry && (field == "lon" || field == "lat");
        if (!geometry_says_it) entry.columns[field] = names[column];
    }
}

void require_place_columns(const ManifestTable& entry, const geo::Table& table) {
    if (table.has_places()) return require_points(table, entry.file.source.path);
    if (entry.columns.contains("lon") && entry.columns.contains("lat")) return;
    const std::string_view advice = read_like_values(table.names)
                                        ? "which are values; put a row with the columns' names above them, such as "
                                          "lon, lat, name"
                                        : "rename them there to \"lon\" and \"lat\"";
    throw geo::Error{fmt::format("{}: no columns with longitude and latitude were recognised; row {}, taken as the "
                                 "header, has \"{}\"; {}",
                                 entry.file.source.path, entry.file.source.header_row, fmt::join(table.names, "\", \""),
                                 advice)};
}

/// The table as it stands, or from a later row on where that plainly is the header, as below a title.
geo::Table read_below_titles(ManifestTable& entry, TableKind kind, geo::Progress& progress) {
    geo::LayerSource& source = entry.file.source;
    geo::Table table = geo::read_table(source, progress);
    if (table.has_places() || names_what_is_needed(entry, kind, table.names)) return table;
    const auto header_row = find_header_row(source, entry, kind);
    if (!header_row || *header_row == source.header_row) return table;
    source.header_row = *header_row;
    return geo::read_table(source, progress);
}

/// Whether rows of one id stand for one site: ids repeat, and repetitions are mostly at one place.
bool repeats_sites(const ManifestTable& entry, geo::Table table) {
    const std::vector<FieldTable> tables{{std::move(table), entry, TableKind::cell_sites, entry.file.source.path}};
    if (!tables[0].has("id")) return false;
    const PlaceRows rows = read_place_rows(tables, std::span{&entry, 1});
    std::unordered_map<std::string, geo::LonLat> first;
    std::size_t repeated = 0, at_one_place = 0;
    for (std::size_t at = 0; at < rows.size(); ++at) {
        const std::string id{tables[0].text("id", rows.row[at])};
        if (id.empty()) continue;
        const auto [known, is_new] = first.try_emplace(id, rows.place[at]);
        repeated += is_new ? 0 : 1;
        at_one_place += !is_new && known->second == rows.place[at] ? 1 : 0;
    }
    return repeated > 0 && 2 * at_one_place > repeated;
}

bool needs_places(TableKind kind) {
    return kind == TableKind::schools || kind == TableKind::cell_sites || kind == TableKind::transmission_nodes;
}

ManifestTable draft_table(const std::string& file, TableKind kind, ManifestDraft& draft, geo::Progress& progress) {
    ManifestTable entry;
    entry.file.source.path = file;
    if (kind == TableKind::roads || kind == TableKind::fiber_lines) {
        if (file.ends_with(".pbf")) return entry; // its tags are known
        const std::vector<std::string> names = geo::column_names(entry.file.source);
        write_out_columns(entry, kind, names, true);
        draft.unused[file] = unused_columns(entry, kind, names);
        return entry;
    }
    geo::Table table = read_below_titles(entry, kind, progress);
    if (kind == TableKind::cell_sites && looks_like_open_cell_id(table.names)) {
        entry.file.source.has_header = false;
        entry.file.origin = "OpenCelliD";
        entry.file.licence = "CC BY-SA 4.0";
        entry.columns = {{"generations", "1"}, {"operator", "3"}, {"id", "5"}, {"lon", "7"}, {"lat", "8"}};
        return entry;
    }
    write_out_columns(entry, kind, table.names, table.has_places());
    draft.unused[file] = unused_columns(entry, kind, table.names);
    if (needs_places(kind)) require_place_columns(entry, table);
    if (kind == TableKind::cell_sites) entry.merge_by_id = repeats_sites(entry, std::move(table));
    return entry;
}

/// The polygons of a file, at least one.
geo::Shapes read_drawn_areas(const std::string& file, geo::Progress& progress) {
    geo::Shapes areas = geo::read_polygons({.path = file}, progress).value;
    if (areas.size() > 0) return areas;
    throw geo::Error{file + ": holds no polygon; polygons are expected"};
}

/// The column with the areas' names: of level 2 "NAME_2" rather than "NAME_1".
std::string area_name_column(const geo::Table& table, int level, const std::string& file) {
    const std::vector<std::string> of_level{fmt::format("name {}", level), fmt::format("adm{} name", level),
                                            fmt::format("admin{} name", level), fmt::format("adm{} en", level)};
    for (const std::string& wanted : of_level) {
        for (const std::string& name : table.names) {
            if (fold(name) == fold(wanted)) return name;
        }
    }
    const auto found = recognise_columns(TableKind::admin, table.names);
    if (found.contains("name")) return table.names[found.at("name")];
    throw geo::Error{fmt::format("{}: no column with the areas' names was recognised; it has \"{}\"; rename it to "
                                 "\"name\"",
                                 file, fmt::join(table.names, "\", \""))};
}

void draft_coverage(const HandedFiles& files, const AskCoveredRule& ask, Manifest& manifest, geo::Progress& progress) {
    for (const auto& [generation, file] : files.coverage) {
        ManifestCoverage layer;
        layer.generation = generation;
        layer.file.source.path = file;
        const auto given = files.covered.find(generation);
        if (given != files.covered.end()) {
            layer.covered = given->second;
        } else if (is_raster_path(file)) {
            const geo::RasterSource raster = geo::open_raster(file, "");
            if (raster.is_picture) {
                throw geo::Error{fmt::format("{}: is a picture ({} bands of {}), not coverage data; a raster of one "
                                             "band of values, or polygons, is expected",
                                             file, raster.band_count, raster.cell_type)};
            }
            const geo::RasterSummary summary = geo::summarise_raster(raster);
            const auto guessed = guess_covered_rule(summary);
            layer.covered = guessed ? format_covered_rule(*guessed) : ask(generation, file, summary);
        }
        if (!is_raster_path(file)) read_drawn_areas(file, progress);
        manifest.coverage.push_back(std::move(layer));
    }
}

std::vector<ManifestTable> draft_layer(const HandedFiles& files, TableKind kind, ManifestDraft& draft,
                                       geo::Progress& progress) {
    std::vector<ManifestTable> entries;
    const auto handed = files.tables.find(kind);
    if (handed == files.tables.end()) return entries;
    for (const std::string& file : handed->second)
        entries.push_back(draft_table(file, kind, draft, progress));
    return entries;
}

ManifestFile file_at(const std::string& path) {
    ManifestFile file;
    file.source.path = path;
    return file;
}

void draft_population(const HandedFiles& files, const geo::Shapes& areas, ManifestDraft& draft,
                      geo::Progress& progress) {
    if (files.population.empty()) return;
    draft.manifest.population.push_back({file_at(files.population), files.population_is_density});
    const auto unit = files.population_is_density ? geo::CellUnit::per_km2 : geo::CellUnit::count;
    const geo::RasterSource raster = geo::open_raster(files.population, "");
    refuse_picture(raster, files.population);
    draft.people = count_people(raster, unit, areas, progress);
}

} // namespace

ManifestDraft draft_manifest(const HandedFiles& files, const AskCoveredRule& ask, geo::Progress& progress) {
    progress.begin_step("Looking at the files");
    ManifestDraft draft;
    Manifest& manifest = draft.manifest;
    manifest.name = files.name;
    manifest.country = files.country;
    manifest.schools = draft_layer(files, TableKind::schools, draft, progress);
    manifest.cell_sites = draft_layer(files, TableKind::cell_sites, draft, progress);
    manifest.transmission_nodes = draft_layer(files, TableKind::transmission_nodes, draft, progress);
    manifest.fiber_lines = draft_layer(files, TableKind::fiber_lines, draft, progress);
    manifest.roads = draft_layer(files, TableKind::roads, draft, progress);
    manifest.sight_lines = draft_layer(files, TableKind::sight_lines, draft, progress);
    draft_coverage(files, ask, manifest, progress);
    geo::Shapes outermost;
    for (const std::string& file : files.admin) {
        const int level = static_cast<int>(manifest.admin.size()) + 1;
        geo::Shapes areas = read_drawn_areas(file, progress);
        manifest.admin.push_back({file_at(file), level, area_name_column(areas.attributes, level, file), {}});
        if (level == 1) outermost = std::move(areas);
    }
    draft_population(files, outermost, draft, progress);
    if (!files.elevation.empty()) manifest.elevation.push_back(file_at(files.elevation));
    for (const auto& [name, file] : files.context)
        manifest.context.push_back({name, file_at(file), true});
    return draft;
}

} // namespace planner
