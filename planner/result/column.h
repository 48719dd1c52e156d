// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "geo/io/write.h"

namespace planner {

/// Values of a column: numbers (NaN = not known) or text (empty = not known).
using ColumnValues = std::variant<std::vector<double>, std::vector<std::string>>;

/// A column of an output table, as the data dictionary describes it, and how it is filled from a `Source`.
template <typename Source>
struct Column {
    std::string name;
    std::string unit; // empty: none
    std::string meaning;
    std::function<ColumnValues(const Source&)> values;
};

/// Rows of the columns of a list: one per entry.
template <typename Row>
std::size_t row_count(const std::vector<Row>& rows) {
    return rows.size();
}

/// A column filled row by row: `value(source, row)` gives a number or text, and row_count(source) says how many rows.
template <typename Source, typename Value>
Column<Source> row_column(std::string name, std::string unit, std::string meaning, Value value) {
    constexpr bool is_text = !std::is_arithmetic_v<std::invoke_result_t<Value, const Source&, std::size_t>>;
    auto fill_column = [value = std::move(value)](const Source& source) -> ColumnValues {
        std::vector<std::conditional_t<is_text, std::string, double>> values;
        values.reserve(row_count(source));
        for (std::size_t row = 0; row < row_count(source); ++row) {
            if constexpr (is_text)
                values.emplace_back(value(source, row));
            else
                values.push_back(static_cast<double>(value(source, row)));
        }
        return values;
    };
    return {std::move(name), std::move(unit), std::move(meaning), std::move(fill_column)};
}

/// A column of a list: `value` gives a number or text of an entry, or is a member of it.
template <typename Row, typename Value>
Column<std::vector<Row>> list_column(std::string name, std::string unit, std::string meaning, Value value) {
    return row_column<std::vector<Row>>(
        std::move(name), std::move(unit), std::move(meaning),
        [value](const std::vector<Row>& rows, std::size_t row) { return std::invoke(value, rows[row]); });
}

/// Fills every column from the source.
template <typename Source>
std::vector<geo::OutputColumn> fill(const std::vector<Column<Source>>& columns, const Source& source) {
    std::vector<geo::OutputColumn> filled;
    filled.reserve(columns.size());
    for (const Column<Source>& column : columns)
        filled.push_back({column.name, column.values(source)});
    return filled;
}

} // namespace planner
