// SPDX-License-Identifier: Apache-2.0
#include "planner/data/load_layers.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "geo/io/remote.h"
#include "geo/io/shapes.h"
#include "planner/data/dataset_paths.h"
#include "planner/data/header_row.h"

namespace planner {

geo::LayerSource Loading::locate(const geo::LayerSource& source) {
    geo::LayerSource located = source;
    located.path = resolve_in_dataset(manifest_path, source.path, rules);
    remember(source);
    return located;
}

void Loading::remember(const geo::LayerSource& source) {
    const bool is_known = std::ranges::any_of(sources, [&](const geo::LayerSource& known) {
        return known.path == source.path && (known.layer == source.layer || !geo::is_database(source.path));
    });
    if (!is_known) sources.push_back(source);
}

bool Loading::require_crs(const std::string& layer, const geo::LayerSource& source) {
    if (geo::has_crs(locate(source))) return true;
    issues.push_back({.severity = geo::Issue::Severity::error,
                      .code = "missing_crs",
                      .layer = layer,
                      .message = source.path + " has no CRS that leads to degrees and is left out; name it in the "
                                               "manifest, such as crs = \"EPSG:4326\" for degrees"});
    return false;
}

std::vector<ManifestTable> Loading::with_crs(std::span<const ManifestTable> entries, TableKind kind) {
    std::vector<ManifestTable> usable;
    for (const ManifestTable& entry : entries) {
        if (require_crs(std::string{name_of(kind)}, entry.file.source)) usable.push_back(entry);
    }
    return usable;
}

Loading Loading::beside(geo::Progress& other_progress) const {
    return {.manifest_path = manifest_path,
            .rules = rules,
            .progress = &other_progress,
            .repair = repair,
            .issues = {},
            .reports = {},
            .sources = {}};
}

void Loading::append(Loading found) {
    std::ranges::move(found.issues, std::back_inserter(issues));
    std::ranges::move(found.reports, std::back_inserter(reports));
    for (const geo::LayerSource& source : found.sources)
        remember(source);
}

void Loading::add_issues(std::vector<geo::Issue> layer_issues, std::span<const std::string> layer_files) {
    const auto key = [&](const geo::Issue& issue) {
        const auto file = std::ranges::find(layer_files, issue.file) - layer_files.begin();
        return std::pair{file, issue.row.value_or(0)};
    };
    std::ranges::stable_sort(layer_issues, {}, key);
    for (geo::Issue& issue : layer_issues) {
        if (layer_files.size() == 1) issue.file.clear();
        issues.push_back(std::move(issue));
    }
}

std::vector<FieldTable> read_tables(Loading& loading, std::span<const ManifestTable> entries, TableKind kind) {
    std::vector<FieldTable> tables;
    for (const ManifestTable& entry : entries) {
        const geo::LayerSource source = loading.locate(entry.file.source);
        geo::Table table = geo::read_table(source, *loading.progress);
        require_header_row(source, table, entry, kind);
        tables.emplace_back(std::move(table), entry, kind, entry.file.source.path);
    }
    return tables;
}

} // namespace planner
