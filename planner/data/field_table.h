// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/table.h"
#include "geo/issue.h"
#include "planner/data/fields.h"
#include "planner/data/manifest.h"
#include "planner/data/numbers.h"

namespace planner {

class FieldTable;

/// The cells of one field, found once for all rows; every cell is empty where the table has no such column. The table
/// must stay where it is.
class FieldColumn {
public:
    /// `cells` may be null: no such column. `style` is that of a column of numbers.
    FieldColumn(const FieldTable& table, std::string_view field, const geo::TextColumn* cells, NumberStyle style,
                const ValueWords& words)
        : table_{&table}, field_{field}, cells_{cells}, style_{style}, words_{&words} {}

    /// The cell; empty where it says that nothing is known.
    std::string_view text(std::size_t row) const {
        if (cells_ == nullptr) return {};
        const std::string_view cell = (*cells_)[row];
        return is_missing(cell) ? std::string_view{} : cell;
    }
    /// The number, NaN where nothing is known. A cell that is no number is told as bad_number.
    double number(std::size_t row, std::vector<geo::Issue>& issues) const;
    /// The number, nothing for an empty cell or any other text; nothing is told.
    std::optional<double> coordinate(std::size_t row) const;
    /// What the manifest says about the field's words; empty: nothing.
    const ValueWords& words() const { return *words_; }
    std::string_view field() const { return field_; }

private:
    const FieldTable* table_;
    std::string_view field_;
    const geo::TextColumn* cells_;
    NumberStyle style_;
    const ValueWords* words_;
};

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
    /// A field's column, for whoever reads many of its cells.
    FieldColumn column(std::string_view field) const;
    /// One cell, as FieldColumn gives it.
    std::string_view text(std::string_view field, std::size_t row) const { return column(field).text(row); }
    double number(std::string_view field, std::size_t row, std::vector<geo::Issue>& issues) const {
        return column(field).number(row, issues);
    }
    const ValueWords& words(std::string_view field) const { return column(field).words(); }
    /// A field's cells in these rows, in file order, as FieldColumn gives them. The column leaves the table, so that
    /// its text is not held twice, and must not be read afterwards; it stays where another field is read from it too.
    geo::TextColumn take_texts(std::string_view field, std::span<const std::size_t> rows);
    /// An issue about one row of this table.
    geo::Issue issue(std::string_view code, std::size_t row, std::string message) const;

private:
    void find_columns(const ManifestTable& entry, TableKind kind);
    void find_styles(bool file_has_decimal_commas);
    void settle_thousands();
    void choose_rows(const ManifestTable& entry);

    geo::Table table_;
    std::string layer_, file_name_;
    std::map<std::string, std::size_t, std::less<>> position_;
    std::map<std::string, NumberStyle, std::less<>> style_;
    std::map<std::string, ValueWords, std::less<>> values_;
    std::vector<std::size_t> rows_;
    bool has_place_columns_ = false;
};

} // namespace planner
