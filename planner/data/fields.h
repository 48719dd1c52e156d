// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planner {

/// What the rows of a table are.
enum class TableKind { schools, cell_sites, transmission_nodes, fiber_lines, admin, roads, sight_lines };

/// What a field holds, which settles how its cells are read.
enum class FieldKind { text, coordinate, quantity, share, answer, electricity, generations, coverage, status, medium };

/// A column that we look for in a table, and the names under which files have it, the surest first.
struct Field {
    std::string_view name; // as a manifest names it: "learners"
    FieldKind kind = FieldKind::text;
    std::string_view help;                 // one sentence for the import page and the documentation
    std::vector<std::string_view> aliases; // in English, French, Spanish, Portuguese; compared folded
};

/// The fields of a table. Their order is a priority: a column that two fields would take goes to the first.
std::span<const Field> fields_of(TableKind kind);

/// The field so named, or nullptr.
const Field* find_field(TableKind kind, std::string_view name);

/// Which column holds which field, by position: each field takes the first of its aliases that names a column, and a
/// column serves one field only. Names are compared without case, accents, blanks and punctuation.
std::map<std::string, std::size_t> recognise_columns(TableKind kind, std::span<const std::string> column_names);

/// "schools", "cell_sites", ... as in a manifest.
std::string_view name_of(TableKind kind);

} // namespace planner
