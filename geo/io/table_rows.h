// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

#include "geo/io/table.h"
#include "geo/io/text.h"

namespace geo {

/// Makes a table of records of cells (CSV, spreadsheets): finds the header, names the columns, cleans the cells.
/// A name that repeats becomes "name#2"; a column without a name is called by its position.
class TableRows {
public:
    explicit TableRows(const LayerSource& source) : source_{source} {}

    /// Takes the record with the number that a person sees; blank records are skipped. Cells beyond the header's open a
    /// further column, missing ones are empty.
    void add(std::size_t record, std::span<const std::string_view> cells);
    /// Makes room for a whole file of which such a share, 0..1, has been added; 0: nothing is known.
    void reserve(double share);
    /// The table; throws Error if the header was never reached.
    Table finish();

private:
    void take_header(std::span<const std::string_view> cells);
    void widen(std::size_t column_count);

    LayerSource source_;
    Table table_;
    CellCleaner cleaner_;
    bool has_header_ = false;
};

/// Gives every column a name of its own: "" becomes its position, a repetition "name#2".
void make_names_unique(std::vector<std::string>& names);

} // namespace geo
