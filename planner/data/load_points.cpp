// SPDX-License-Identifier: Apache-2.0
#include "planner/data/load_points.h"

#include <fmt/format.h>

#include <utility>

#include "planner/data/unread_words.h"

namespace planner {

PointLayer::PointLayer(Loading& loading, std::span<const ManifestTable> entries, TableKind kind,
                       const CountryShape& country)
    : entries_{loading.with_crs(entries, kind)},
      tables_{read_tables(loading, entries_, kind)},
      rows_{read_place_rows(tables_, entries_)} {
    set_aside_missing_places(rows_, issues_);
    if (country.has_areas()) repair_swapped_places(rows_, country, loading.repair, issues_);
    set_aside_outside_world(rows_, issues_);
    set_aside_null_island(rows_, country, issues_);
    tell_outside_country(rows_, country, issues_);
    tell_unread_words(rows_, kind, issues_);
    if (!tables_.empty()) report_ = report_of_rows(rows_, name_of(kind), entries_);
}

void PointLayer::finish(Loading& loading, std::size_t count) {
    if (tables_.empty()) return;
    report_.count = count;
    loading.reports.push_back(std::move(report_));
    std::vector<std::string> files;
    for (const FieldTable& table : tables_)
        files.push_back(table.file_name());
    loading.add_issues(std::move(issues_), files);
}

} // namespace planner
