// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include "planner/data/fields.h"
#include "planner/data/manifest.h"
#include "planner/data/toml_text.h"

namespace planner {
namespace {

/// Lines of TOML, values aligned in a column as people write them.
class Lines {
public:
    void blank() { text_ += '\n'; }
    void comment(std::string_view words) { text_ += fmt::format("# {}\n", words); }
    void header(std::string_view name) { text_ += fmt::format("\n{}\n", name); }
    void value(std::string_view key, std::string_view written, std::string_view note = "") {
        text_ += fmt::format("{:<9} = {}", key, written);
        if (!note.empty()) text_ += fmt::format("    # {}", note);
        text_ += '\n';
    }
    /// A text that is left out where it is empty.
    void text(std::string_view key, std::string_view words, std::string_view note = "") {
        if (!words.empty()) value(key, toml_quote(words), note);
    }
    const std::string& all() const { return text_; }

private:
    std::string text_;
};

std::string inline_list(const std::vector<std::string>& words) {
    std::string written;
    for (const std::string& word : words)
        written += (written.empty() ? "" : ", ") + toml_quote(word);
    return "[" + written + "]";
}

template <typename Map, typename Write>
std::string inline_table(const Map& entries, Write write) {
    std::string written;
    for (const auto& [key, value] : entries) {
        written += fmt::format("{}{} = {}", written.empty() ? "" : ", ", toml_key(key), write(value));
    }
    return "{ " + written + " }";
}

void write_file(Lines& lines, const ManifestFile& file) {
    lines.text("file", file.source.path);
    lines.text("layer", file.source.layer);
    if (file.source.header_row != 1) lines.value("header_row", fmt::format("{}", file.source.header_row));
    if (!file.source.has_header) lines.value("header", "false", "columns name positions");
    lines.text("crs", file.source.crs);
    lines.text("source", file.origin);
    lines.text("licence", file.licence);
}

void write_columns(Lines& lines, const ManifestTable& entry, TableKind kind) {
    if (entry.columns.empty()) return;
    lines.header(fmt::format("[{}.columns]", name_of(kind)));
    for (const Field& field : fields_of(kind)) {
        const auto found = entry.columns.find(std::string{field.name});
        if (found != entry.columns.end()) lines.text(field.name, found->second, field.help);
    }
}

void write_layer(Lines& lines, const std::vector<ManifestTable>& entries, TableKind kind) {
    for (const ManifestTable& entry : entries) {
        lines.header(fmt::format("[[{}]]", name_of(kind)));
        write_file(lines, entry.file);
        if (entry.merge_by_id) lines.text("merge", "id", "rows of one id are one site; generations are united");
        if (kind == TableKind::fiber_lines) {
            lines.value("takeup_every_m", fmt::format("{}", entry.takeup_every_m), "0: at the ends of each line only");
        }
        if (!entry.where.empty()) {
            lines.value("where", inline_table(entry.where, toml_quote), "only rows with these values");
        }
        for (const auto& [field, words] : entry.values) {
            lines.value("values." + field, inline_table(words, inline_list), "anything else is unknown");
        }
        write_columns(lines, entry, kind);
    }
}

void write_coverage(Lines& lines, const std::vector<ManifestCoverage>& layers) {
    for (const ManifestCoverage& layer : layers) {
        lines.header(fmt::format("[[coverage.{}]]", coverage_key(layer.generation)));
        write_file(lines, layer.file);
        lines.text("covered", layer.covered, "which values mean covered");
        lines.text("confidence", layer.confidence, "measured, modelled or declared");
    }
}

void write_rasters(Lines& lines, const Manifest& manifest) {
    for (const ManifestPopulation& population : manifest.population) {
        lines.header("[population]");
        write_file(lines, population.file);
        lines.text("unit", population.is_density ? "per_km2" : "count", "count or per_km2");
    }
    for (const ManifestFile& elevation : manifest.elevation) {
        lines.header("[elevation]");
        write_file(lines, elevation);
    }
}

void write_admin(Lines& lines, const std::vector<ManifestAdmin>& levels) {
    for (const ManifestAdmin& admin : levels) {
        lines.header("[[admin]]");
        write_file(lines, admin.file);
        lines.value("level", fmt::format("{}", admin.level), "0 country, 1 region, 2 district");
        lines.text("name", admin.name_column, "column with the areas' names");
        if (!admin.aliases.empty()) {
            lines.value("aliases", inline_table(admin.aliases, inline_list), "area = what the schools call it");
        }
    }
}

void write_context(Lines& lines, const std::vector<ManifestContext>& layers) {
    for (const ManifestContext& layer : layers) {
        lines.header(fmt::format("[[context.{}]]", toml_key(layer.name)));
        write_file(lines, layer.file);
        lines.text("need", layer.lower_is_need ? "lower" : "higher", "which values mean more need");
    }
}

} // namespace

std::string coverage_key(Generation generation) {
    std::string key{name_of(generation)};
    key.back() = 'g';
    return key;
}

std::string format_manifest(const Manifest& manifest) {
    Lines lines;
    lines.comment("A dataset: which files are which layer, and what their columns and values mean.");
    lines.comment("Paths are relative to this file. Every layer may be one table or a list of tables.");
    lines.value("format", fmt::format("{}", Manifest::format));
    lines.text("name", manifest.name);
    lines.text("country", manifest.country, "ISO 3166-1 alpha-3");
    lines.value("repair", manifest.repair ? "true" : "false", "false: what could be repaired is set aside instead");
    write_layer(lines, manifest.schools, TableKind::schools);
    write_layer(lines, manifest.cell_sites, TableKind::cell_sites);
    write_layer(lines, manifest.transmission_nodes, TableKind::transmission_nodes);
    write_layer(lines, manifest.fiber_lines, TableKind::fiber_lines);
    write_coverage(lines, manifest.coverage);
    write_rasters(lines, manifest);
    write_admin(lines, manifest.admin);
    write_layer(lines, manifest.roads, TableKind::roads);
    write_layer(lines, manifest.sight_lines, TableKind::sight_lines);
    write_context(lines, manifest.context);
    return lines.all();
}

} // namespace planner
