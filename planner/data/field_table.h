// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/table.h"
#include "geo/issue.h"
#include "planner/data/fields.h"
#include "planner/data/manifest.h"
#include "planner/data/numbers.h"

namespace planner {

/// A table whose columns are known by field: as the manifest names them, the rest recognised by alias.
class FieldTable {
public:
    /// `file_name` is for messages. Throws geo::Error for a column that the manifest names and the table doesn't have.
    FieldTable(geo::Table table, const ManifestTable& entry, TableKind kind, std::string file_name);

    const geo::Table& table() const { return table_; }
    const std::string& file_name() const { return file_name_; }
    /// Rows of the table that belong to the layer: all, or those that the manifest's `where` keeps.
    const std::vector<std::size_t>& rows() const { return rows_; }
    /// Whether places come from lon and lat columns, not from the file's geometry.
    bool has_place_columns() const { return has_place_columns_; }

    bool has(std::string_view field) const { return position_.contains(field); }
    /// The name of a field's column, which there must be.
    const std::string& column_name(std::string_view field) const { return table_.names[position_.find(field)->second]; }
    /// The cell of a field; empty where it says that nothing is known, or where there is no such column.
    std::string_view text(std::string_view field, std::size_t row) const;
    /// The number of a field, NaN where nothing is known. A cell that is no number is told as bad_number.
    double number(std::string_view field, std::size_t row, std::vector<geo::Issue>& issues) const;
    /// The number of a field, nothing for an empty cell or any other text; nothing is told.
    std::optional<double> coordinate(std::string_view field, std::size_t row) const;
    /// What the manifest says about a field's words; empty: nothing.
    const ValueWords& words(std::string_view field) const;
    /// An issue about one row of this table.
    geo::Issue issue(std::string_view code, std::size_t row, std::string message) const;

private:
    void find_columns(const ManifestTable& entry, TableKind kind);
    void settle_thousands();
    void choose_rows(const ManifestTable& entry);

    geo::Table table_;
    std::string layer_, file_name_;
    /// Most names differ in length already, and every cell is looked up.
    struct ShorterFirst {
        using is_transparent = void;
        bool operator()(std::string_view a, std::string_view b) const {
            return a.size() != b.size() ? a.size() < b.size() : a < b;
        }
    };
    std::map<std::string, std::size_t, ShorterFirst> position_;
    std::map<std::string, NumberStyle, ShorterFirst> style_;
    std::map<std::string, ValueWords, ShorterFirst> values_;
    std::vector<std::size_t> rows_;
    bool has_place_columns_ = false;
};

} // namespace planner
