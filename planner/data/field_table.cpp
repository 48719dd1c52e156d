// SPDX-License-Identifier: Apache-2.0
#include "planner/data/field_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <utility>

#include "geo/error.h"
#include "geo/parallel.h"
#include "planner/data/fold.h"

namespace planner {
namespace {

/// A column by its name: exactly, else folded.
std::size_t column_of(const geo::Table& table, const std::string& name, const std::string& file_name) {
    const std::size_t exact = table.find(name);
    if (exact != geo::Table::npos) return exact;
    const std::string folded = fold(name);
    for (std::size_t column = 0; column < table.names.size(); ++column) {
        if (!folded.empty() && fold(table.names[column]) == folded) return column;
    }
    throw geo::Error{fmt::format("{}: has no column \"{}\"; one of \"{}\" is expected", file_name, name,
                                 fmt::join(table.names, "\", \""))};
}

NumberKind number_kind(FieldKind kind) {
    if (kind == FieldKind::coordinate) return NumberKind::coordinate;
    return kind == FieldKind::share ? NumberKind::share : NumberKind::quantity;
}

} // namespace

FieldTable::FieldTable(geo::Table table, const ManifestTable& entry, TableKind kind, std::string file_name)
    : table_{std::move(table)}, layer_{name_of(kind)}, file_name_{std::move(file_name)} {
    find_columns(entry, kind);
    for (const auto& [field, words] : entry.values)
        values_.emplace(field, words);
    for (const auto& [field, column] : position_) {
        const FieldKind field_kind = find_field(kind, field)->kind;
        if (field_kind != FieldKind::coordinate && field_kind != FieldKind::quantity &&
            field_kind != FieldKind::share) {
            continue;
        }
        style_.emplace(field, NumberStyle{number_kind(field_kind)});
    }
    find_styles(false);
    settle_thousands();
    choose_rows(entry);
}

/// How the numbers of each column are written, from all its cells.
void FieldTable::find_styles(bool file_has_decimal_commas) {
    std::vector<std::pair<const geo::TextColumn*, NumberStyle*>> columns;
    for (auto& [field, style] : style_)
        columns.emplace_back(&table_.column[position_.find(field)->second], &style);
    geo::Progress progress;
    geo::parallel_chunks(columns.size(), 1, progress, [&](std::size_t column, std::size_t) {
        auto& [cells, style] = columns[column];
        *style = number_style(*cells, style->kind, file_has_decimal_commas);
    });
}

/// Where coordinates are written with decimal commas, points in quantities separate thousands.
void FieldTable::settle_thousands() {
    const bool has_decimal_commas = std::ranges::any_of(style_, [](const auto& field) {
        return field.second.kind == NumberKind::coordinate && field.second.decimal == ',';
    });
    if (has_decimal_commas) find_styles(true);
}

void FieldTable::find_columns(const ManifestTable& entry, TableKind kind) {
    for (const auto& [field, name] : entry.columns) {
        if (!name.empty()) position_[field] = column_of(table_, name, file_name_);
    }
    has_place_columns_ = entry.columns.contains("lon") && entry.columns.contains("lat");
    std::vector<std::string> free_names = table_.names;
    for (const auto& [field, column] : position_)
        free_names[column].clear();
    for (const auto& [field, column] : recognise_columns(kind, free_names)) {
        if (!entry.columns.contains(field)) position_.emplace(field, column);
    }
    if (!table_.has_places()) has_place_columns_ = has("lon") && has("lat");
}

void FieldTable::choose_rows(const ManifestTable& entry) {
    rows_.resize(table_.size());
    std::iota(rows_.begin(), rows_.end(), std::size_t{0});
    for (const auto& [name, value] : entry.where) {
        const geo::TextColumn& column = table_.column[column_of(table_, name, file_name_)];
        std::erase_if(rows_, [&, &wanted = value](std::size_t row) { return column[row] != wanted; });
    }
}

FieldColumn FieldTable::column(std::string_view field) const {
    static const ValueWords no_words;
    const auto position = position_.find(field);
    const auto style = style_.find(field);
    const auto words = values_.find(field);
    return {*this, field, position == position_.end() ? nullptr : &table_.column[position->second],
            style == style_.end() ? NumberStyle{} : style->second, words == values_.end() ? no_words : words->second};
}

geo::TextColumn FieldTable::take_texts(std::string_view field, std::span<const std::size_t> rows) {
    geo::TextColumn texts;
    const auto position = position_.find(field);
    if (position == position_.end()) {
        texts.resize(rows.size());
        return texts;
    }
    geo::TextColumn& cells = table_.column[position->second];
    const FieldColumn column = this->column(field);
    const bool is_shared =
        std::ranges::count(position_, position->second, [](const auto& entry) { return entry.second; }) > 1;
    const bool is_as_read = rows.size() == cells.size() && std::ranges::all_of(rows, [&](std::size_t row) {
                                return column.text(row).size() == cells[row].size();
                            });
    if (is_as_read && !is_shared) return std::exchange(cells, {});
    std::size_t byte_count = 0;
    for (const std::size_t row : rows)
        byte_count += column.text(row).size();
    texts.reserve(rows.size(), byte_count);
    for (const std::size_t row : rows)
        texts.push_back(column.text(row));
    if (!is_shared) cells = {};
    return texts;
}

double FieldColumn::number(std::size_t row, std::vector<geo::Issue>& issues) const {
    const std::string_view cell = text(row);
    if (cell.empty()) return std::numeric_limits<double>::quiet_NaN();
    const auto number = parse_number(cell, style_);
    if (number) return *number;
    if (fold(cell) != "none") {
        issues.push_back(table_->issue(
            "bad_number", row, fmt::format("{} is \"{}\"; a number is expected; taken as unknown", field_, cell)));
    }
    return std::numeric_limits<double>::quiet_NaN();
}

std::optional<double> FieldColumn::coordinate(std::size_t row) const {
    const std::string_view cell = text(row);
    return cell.empty() ? std::nullopt : parse_number(cell, style_);
}

geo::Issue FieldTable::issue(std::string_view code, std::size_t row, std::string message) const {
    geo::Issue issue;
    issue.severity = geo::Issue::Severity::warning;
    issue.code = code;
    issue.layer = layer_;
    issue.file = file_name_;
    issue.row = table_.source_row[row];
    issue.message = std::move(message);
    return issue;
}

} // namespace planner
