// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

#include <fmt/format.h>

#include "planner/data/load_layers.h"
#include "planner/data/place_rows.h"
#include "planner/data/school_values.h"
#include "planner/data/unread_words.h"

namespace planner {
namespace {

/// Columns of all files together, in order of first appearance.
class RejectedWriter {
public:
    explicit RejectedWriter(const PlaceRows& rows) : rows_{rows} {}

    RejectedRows write() {
        for (std::size_t at = 0; at < rows_.size(); ++at) {
            if (!rows_.is_used[at]) add(at);
        }
        for (auto& cells : rejected_.cells)
            cells.resize(rejected_.names.size());
        return std::move(rejected_);
    }

private:
    void set(std::vector<std::string>& cells, const std::string& name, std::string_view text) {
        const auto [column, is_new] = column_.try_emplace(name, rejected_.names.size());
        if (is_new) rejected_.names.push_back(name);
        cells.resize(std::max(cells.size(), rejected_.names.size()));
        cells[column->second] = text;
    }

    void add(std::size_t at) {
        const FieldTable& table = rows_.tables[rows_.file[at]];
        const std::size_t row = rows_.row[at];
        std::vector<std::string> cells;
        for (std::size_t column = 0; column < table.table().names.size(); ++column) {
            set(cells, table.table().names[column], table.table().column[column][row]);
        }
        if (!table.has_place_columns() && table.table().has_places()) {
            const geo::LonLat place = table.table().place[row];
            set(cells, "longitude", std::isnan(place.lon) ? "" : fmt::format("{}", place.lon));
            set(cells, "latitude", std::isnan(place.lat) ? "" : fmt::format("{}", place.lat));
        }
        rejected_.cells.push_back(std::move(cells));
        rejected_.file.push_back(table.file_name());
        rejected_.source_row.push_back(table.table().source_row[row]);
        rejected_.reason.push_back(rows_.reason.at(at));
    }

    const PlaceRows& rows_;
    RejectedRows rejected_;
    std::map<std::string, std::size_t> column_;
};

void check_places(PlaceRows& rows, const CountryShape& country, bool repair, std::vector<geo::Issue>& issues) {
    set_aside_missing_places(rows, issues);
    set_aside_duplicate_rows(rows, issues);
    repair_swapped_places(rows, country, repair, issues);
    set_aside_outside_world(rows, issues);
    set_aside_null_island(rows, country, issues);
    tell_far_places(rows, country, issues);
    tell_coarse_places(rows, issues);
    tell_same_places(rows, issues);
    tell_crowded_places(rows, issues);
}

void check_values(const PlaceRows& rows, std::span<const NamedAreas> levels, bool repair, Schools& schools,
                  std::vector<geo::Issue>& issues) {
    make_ids_unique(rows, schools.id, issues);
    unite_spellings(rows, repair, schools, issues);
    tell_implausible_enrolment(rows, schools, issues);
    tell_connected_conflict(rows, schools, issues);
    tell_distance_conflict(rows, schools, issues);
    tell_unread_words(rows, TableKind::schools, issues);
    match_areas(rows, levels, schools, issues);
}

} // namespace

void load_schools(Loading& loading, const Manifest& manifest, std::span<const NamedAreas> levels, Dataset& dataset) {
    loading.progress->begin_step("Reading schools");
    std::vector<FieldTable> tables = read_tables(loading, manifest.schools, TableKind::schools);
    PlaceRows rows = read_place_rows(tables, manifest.schools);

    loading.progress->begin_step("Checking schools");
    const CountryShape country{levels, rows.place};
    std::vector<geo::Issue> issues;
    check_places(rows, country, manifest.repair, issues);
    dataset.rejected_schools = RejectedWriter{rows}.write();
    dataset.schools = read_school_values(tables, rows, issues);
    check_values(rows, levels, manifest.repair, dataset.schools, issues);
    if (dataset.schools.size() == 0) {
        issues.push_back({.severity = geo::Issue::Severity::error,
                          .code = "no_schools",
                          .layer = "schools",
                          .message = fmt::format("none of the {} rows can be used", rows.size())});
    }

    for (const FieldTable& table : tables)
        dataset.school_files.push_back(table.file_name());
    dataset.school_counts = {rows.size(), rows.used_count(), rows.size() - rows.used_count()};
    loading.reports.push_back(report_of_rows(rows, "schools", manifest.schools));
    loading.add_issues(std::move(issues), dataset.school_files);
}

} // namespace planner
