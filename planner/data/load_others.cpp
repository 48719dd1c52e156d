// SPDX-License-Identifier: Apache-2.0
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>
#include <vector>

#include "planner/data/load_layers.h"
#include "planner/data/nearest_name.h"
#include "planner/data/shape_layers.h"
#include "planner/data/unread_words.h"
#include "planner/data/words.h"

namespace planner {
namespace {

/// Areas of one level from one file, each with its name.
struct LevelFile {
    AdminAreas areas;
    std::map<std::string, std::vector<std::string>> aliases;
};

LevelFile read_level(Loading& loading, const ManifestAdmin& entry) {
    geo::Loaded<geo::Shapes> polygons = geo::read_polygons(loading.locate(entry.file.source), *loading.progress);
    LayerReport report;
    report.layer = fmt::format("admin{}", entry.level);
    report.driver = polygons.value.attributes.driver;
    report.crs = polygons.value.attributes.crs;
    report.used = report.count = polygons.value.size();
    report.set_aside = static_cast<std::size_t>(std::ranges::count(polygons.issues, true, &geo::Issue::set_aside));
    report.read = report.used + report.set_aside;
    for (const geo::LonLat point : polygons.value.point)
        report.box = report.box.expanded_to(point);
    for (geo::Issue& issue : polygons.issues)
        issue.layer = report.layer;
    loading.reports.push_back(std::move(report));
    loading.add_issues(std::move(polygons.issues), {});

    ManifestTable named{entry.file, {}, {}, {}};
    if (!entry.name_column.empty()) named.columns["name"] = entry.name_column;
    LevelFile level{{entry.level, std::move(polygons.value), {}}, entry.aliases};
    const FieldTable table{level.areas.shapes.attributes, named, TableKind::admin, entry.file.source.path};
    for (const std::size_t row : table.rows())
        level.areas.name.emplace_back(table.text("name", row));
    return level;
}

/// Several files of one level are one level.
void unite(LevelFile& level, LevelFile more) {
    geo::Shapes& shapes = level.areas.shapes;
    geo::Shapes united = empty_shapes({"name"});
    for (const geo::Shapes* file : {&shapes, &more.areas.shapes}) {
        std::vector<std::size_t> areas(file->size());
        std::iota(areas.begin(), areas.end(), std::size_t{0});
        append_geometry(*file, areas, united);
    }
    for (std::string& name : more.areas.name)
        level.areas.name.push_back(std::move(name));
    for (std::size_t area = 0; area < level.areas.name.size(); ++area) {
        united.attributes.column[0].push_back(level.areas.name[area]);
        united.attributes.source_row.push_back(area);
    }
    shapes = std::move(united);
    for (auto& [area, aliases] : more.aliases) {
        auto& known = level.aliases[area];
        known.insert(known.end(), aliases.begin(), aliases.end());
    }
}

void tell_unknown_aliases(const NamedAreas& level, std::vector<geo::Issue>& issues) {
    for (const auto& [area, alias] : level.unknown_aliases()) {
        issues.push_back({.severity = geo::Issue::Severity::warning,
                          .code = "unknown_alias",
                          .layer = fmt::format("admin{}", level.areas().level),
                          .message = fmt::format("aliases has \"{}\" = \"{}\", and no area bears either name{}", area,
                                                 alias, perhaps(level.likely(area)))});
    }
}

} // namespace

std::vector<NamedAreas> load_admin(Loading& loading, const Manifest& manifest) {
    if (!manifest.admin.empty()) loading.progress->begin_step("Reading administrative areas");
    std::map<int, LevelFile> levels;
    for (const ManifestAdmin& entry : manifest.admin) {
        if (!loading.require_crs(fmt::format("admin{}", entry.level), entry.file.source)) continue;
        LevelFile file = read_level(loading, entry);
        const auto known = levels.find(entry.level);
        if (known == levels.end()) {
            levels.emplace(entry.level, std::move(file));
        } else {
            unite(known->second, std::move(file));
        }
    }
    std::vector<NamedAreas> named;
    named.reserve(levels.size());
    for (auto& [number, level] : levels) {
        named.emplace_back(std::move(level.areas), level.aliases);
        tell_unknown_aliases(named.back(), loading.issues);
    }
    return named;
}

SightLines load_sight_lines(Loading& loading, const Manifest& manifest) {
    SightLines lines;
    if (manifest.sight_lines.empty()) return lines;
    loading.progress->begin_step("Reading sight lines");
    const std::vector<FieldTable> tables = read_tables(loading, manifest.sight_lines, TableKind::sight_lines);
    LayerReport report;
    report.layer = name_of(TableKind::sight_lines);
    report.driver = tables.front().table().driver;
    std::vector<geo::Issue> issues;
    std::vector<std::string> files;
    for (const FieldTable& table : tables) {
        files.push_back(table.file_name());
        tell_unread_words(table, TableKind::sight_lines, table.rows(), issues);
        for (const std::size_t row : table.rows()) {
            ++report.read;
            const std::string from{table.text("from", row)}, to{table.text("to", row)};
            const bool is_blocked = parse_answer(table.text("is_visible", row), {}) == Answer::no;
            if (from.empty() || to.empty() || is_blocked) {
                ++report.set_aside;
                issues.push_back(table.issue("no_sight_line", row, "names no clear link between two ends; set aside"));
                issues.back().severity = geo::Issue::Severity::note;
                issues.back().set_aside = true;
                continue;
            }
            lines.from.push_back(from);
            lines.to.push_back(to);
            lines.distance_m.push_back(table.number("distance_m", row, issues));
        }
    }
    report.used = report.count = lines.size();
    loading.reports.push_back(std::move(report));
    loading.add_issues(std::move(issues), files);
    return lines;
}

} // namespace planner
