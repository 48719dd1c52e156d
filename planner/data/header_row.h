// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <optional>
#include <span>
#include <string>

#include "geo/io/table.h"
#include "planner/data/fields.h"
#include "planner/data/manifest.h"

namespace planner {

/// Whether columns so named hold what rows of this kind cannot do without: longitude and latitude of points, both ends
/// of a sight line. Columns that the manifest names count, the rest by alias.
bool names_what_is_needed(const ManifestTable& entry, TableKind kind, std::span<const std::string> names);

/// Whether names of columns read like a row of values, as where a file has no header: two or more are numbers.
bool read_like_values(std::span<const std::string> names);

/// The row of a CSV file or a sheet, counted from 1, that looks like its header: among the first 20 the one that names
/// what is needed, else most fields, two at least; the first of several. Nothing where no row does. `source` is that of
/// the entry, its path on disk.
std::optional<int> find_header_row(const geo::LayerSource& source, const ManifestTable& entry, TableKind kind);

/// Throws geo::Error that says what to write in the manifest where another row than that of the table's column names
/// looks like the header, as below a title.
void require_header_row(const geo::LayerSource& source, const geo::Table& table, const ManifestTable& entry,
                        TableKind kind);

} // namespace planner
