// SPDX-License-Identifier: Apache-2.0
#include "geo/io/table_rows.h"

#include <algorithm>
#include <string>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>

#include "geo/error.h"

namespace geo {

void make_names_unique(std::vector<std::string>& names) {
    std::unordered_set<std::string> taken;
    for (std::size_t column = 0; column < names.size(); ++column) {
        std::string name = names[column].empty() ? std::to_string(column + 1) : names[column];
        for (int repetition = 2; taken.contains(name); ++repetition)
            name = fmt::format("{}#{}", names[column], repetition);
        taken.insert(name);
        names[column] = std::move(name);
    }
}

void TableRows::take_header(std::span<const std::string_view> cells) {
    for (const std::string_view cell : cells)
        table_.names.emplace_back(cleaner_.clean(cell));
    while (!table_.names.empty() && table_.names.back().empty())
        table_.names.pop_back();
    make_names_unique(table_.names);
    table_.column.resize(table_.names.size());
    has_header_ = true;
}

void TableRows::widen(std::size_t column_count) {
    table_.names.resize(column_count);
    make_names_unique(table_.names);
    while (table_.column.size() < column_count) {
        TextColumn& column = table_.column.emplace_back();
        for (std::size_t row = 0; row < table_.size(); ++row)
            column.push_back({});
    }
}

void TableRows::add(std::size_t record, std::span<const std::string_view> cells) {
    if (record < static_cast<std::size_t>(source_.header_row)) return;
    if (cells.empty() || (cells.size() == 1 && trimmed(cells[0]).empty())) return;
    if (!has_header_ && source_.has_header) return take_header(cells);
    has_header_ = true;

    std::size_t filled = cells.size();
    while (filled > table_.column.size() && trimmed(cells[filled - 1]).empty())
        --filled;
    if (filled > table_.column.size()) widen(filled);
    const std::size_t given = std::min(cells.size(), table_.column.size());
    for (std::size_t column = 0; column < given; ++column)
        table_.column[column].push_back(cleaner_.clean(cells[column]));
    for (std::size_t column = given; column < table_.column.size(); ++column)
        table_.column[column].push_back({});
    table_.source_row.push_back(record);
}

void TableRows::reserve(double share) {
    constexpr double spare = 1.05;
    if (share <= 0.0) return;
    const auto of_file = [&](std::size_t so_far) {
        return static_cast<std::size_t>(spare / share * static_cast<double>(so_far));
    };
    for (TextColumn& column : table_.column) {
        std::size_t byte_count = 0;
        for (std::size_t row = 0; row < column.size(); ++row)
            byte_count += column[row].size();
        column.reserve(of_file(column.size()), of_file(byte_count));
    }
    table_.source_row.reserve(of_file(table_.size()));
}

Table TableRows::finish() {
    if (!has_header_ && source_.has_header) {
        throw Error{fmt::format("{}: row {} was to hold the column names, but the table ends before it", source_.path,
                                source_.header_row)};
    }
    return std::move(table_);
}

} // namespace geo
