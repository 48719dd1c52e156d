// SPDX-License-Identifier: Apache-2.0
#include "planner/data/header_row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>
#include <utility>

#include "geo/error.h"
#include "geo/io/first_rows.h"
#include "planner/data/fold.h"
#include "planner/data/numbers.h"

namespace planner {
namespace {

constexpr std::size_t looked_at = 20; // rows: a title, a logo's blank rows, a note on how to fill the form in
constexpr std::size_t fewest_fields = 2;

/// The fields that columns so named hold, as FieldTable finds them.
std::set<std::string, std::less<>> fields_in(const ManifestTable& entry, TableKind kind,
                                             std::span<const std::string> names) {
    std::set<std::string, std::less<>> fields;
    for (const auto& [field, column] : recognise_columns(kind, names)) {
        if (!entry.columns.contains(field)) fields.insert(field);
    }
    for (const auto& [field, column] : entry.columns) {
        const std::string folded = fold(column);
        const bool is_there = std::ranges::any_of(names, [&, &wanted = column](const std::string& name) {
            return name == wanted || (!folded.empty() && fold(name) == folded);
        });
        if (is_there) fields.insert(field);
    }
    return fields;
}

/// What rows of this kind cannot do without; empty texts where there is nothing.
std::array<std::string_view, 2> needed_fields(TableKind kind) {
    if (kind == TableKind::sight_lines) return {"from", "to"};
    const bool are_points =
        kind == TableKind::schools || kind == TableKind::cell_sites || kind == TableKind::transmission_nodes;
    return are_points ? std::array<std::string_view, 2>{"lon", "lat"} : std::array<std::string_view, 2>{};
}

bool holds_needed(TableKind kind, const std::set<std::string, std::less<>>& fields) {
    return std::ranges::all_of(needed_fields(kind),
                               [&](std::string_view field) { return field.empty() || fields.contains(field); });
}

} // namespace

bool names_what_is_needed(const ManifestTable& entry, TableKind kind, std::span<const std::string> names) {
    return holds_needed(kind, fields_in(entry, kind, names));
}

bool read_like_values(std::span<const std::string> names) {
    static constexpr NumberStyle as_coordinate{.kind = NumberKind::coordinate};
    return std::ranges::count_if(
               names, [](const std::string& name) { return parse_number(name, as_coordinate).has_value(); }) >= 2;
}

std::optional<int> find_header_row(const geo::LayerSource& source, const ManifestTable& entry, TableKind kind) {
    std::optional<int> best;
    std::pair<bool, std::size_t> best_score{false, fewest_fields - 1};
    const auto rows = geo::first_rows(source, looked_at);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const auto fields = fields_in(entry, kind, rows[row]);
        const std::pair score{holds_needed(kind, fields), fields.size()};
        if (score <= best_score) continue;
        best_score = score;
        best = static_cast<int>(row) + 1;
    }
    return best;
}

void require_header_row(const geo::LayerSource& source, const geo::Table& table, const ManifestTable& entry,
                        TableKind kind) {
    if (!source.has_header || table.has_places() || names_what_is_needed(entry, kind, table.names)) return;
    const auto row = find_header_row(source, entry, kind);
    if (!row || *row == source.header_row) return;
    throw geo::Error{
        fmt::format("{}: row {} is taken as the header and does not name the columns, row {} looks like it: "
                    "header_row = {} is expected in its [[{}]] table of dataset.toml",
                    entry.file.source.path, source.header_row, *row, *row, name_of(kind))};
}

} // namespace planner
