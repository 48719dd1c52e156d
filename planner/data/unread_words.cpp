// SPDX-License-Identifier: Apache-2.0
#include "planner/data/unread_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "planner/data/counted_words.h"
#include "planner/data/fold.h"
#include "planner/data/words.h"

namespace planner {
namespace {

/// A source of electricity that is none of our kinds, which is an answer.
bool names_another_kind(std::string_view cell) {
    constexpr auto words =
        std::to_array<std::string_view>({"other", "autre", "autres", "otro", "otra", "outro", "outra"});
    return std::ranges::find(words, fold(cell)) != words.end();
}

/// Whether a cell is understood as a field of this kind is read.
bool is_read(FieldKind kind, std::string_view cell, const ValueWords& words) {
    switch (kind) {
    case FieldKind::answer:
        return parse_answer(cell, words) != Answer::unknown;
    case FieldKind::electricity:
        return parse_electricity(cell, words) != Electricity::unknown || names_another_kind(cell);
    case FieldKind::generations:
        return parse_generations(cell, words) != std::array<bool, 4>{} || names_no_service(cell, words);
    case FieldKind::coverage:
        return parse_coverage(cell, words) != Generation::unknown;
    case FieldKind::status:
        return parse_status(cell, words).has_value();
    case FieldKind::medium:
        if (!words.empty()) return !find_term(cell, words).empty();
        return names_fiber(cell) || names_other_medium(cell) || parse_status(cell, {}).has_value();
    default:
        return true;
    }
}

std::string_view expected_of(FieldKind kind) {
    switch (kind) {
    case FieldKind::answer:
        return "yes or no";
    case FieldKind::electricity:
        return "yes, no, grid, solar or generator";
    case FieldKind::generations:
    case FieldKind::coverage:
        return "none, 2G, 3G, 4G or 5G";
    case FieldKind::status:
        return "operational, under construction or planned";
    default:
        return "fiber, or another medium such as microwave";
    }
}

std::string_view taken_as(FieldKind kind) {
    if (kind == FieldKind::status) return "operational";
    return kind == FieldKind::medium ? "fiber" : "unknown";
}

bool is_of_words(FieldKind kind) {
    return kind != FieldKind::text && kind != FieldKind::coordinate && kind != FieldKind::quantity &&
           kind != FieldKind::share;
}

WordCounts count_unread(const FieldTable& table, const Field& field, std::span<const std::size_t> rows) {
    const FieldColumn column = table.column(field.name);
    WordCounts counts;
    for (const std::size_t row : rows)
        ++counts[column.text(row)];
    std::erase_if(counts, [&](const auto& entry) {
        const std::string_view word = entry.first;
        return word.empty() || is_read(field.kind, word, column.words()) || says_unknown(word);
    });
    return counts;
}

std::string message_of(std::string_view column, const Field& field, const WordCounts& counts) {
    std::size_t cells = 0;
    for (const auto& [word, count] : counts)
        cells += count;
    std::string message =
        fmt::format("column \"{}\" has {} cells that were not understood: {}; {} is expected; taken as {}", column,
                    cells, list_words(counts), expected_of(field.kind), taken_as(field.kind));
    if (!terms_of(field.name).empty()) {
        message += fmt::format("; values.{} in dataset.toml, with every word of the column, would say what they mean",
                               field.name);
    }
    return message;
}

} // namespace

void tell_unread_words(const FieldTable& table, TableKind kind, std::span<const std::size_t> rows,
                       std::vector<geo::Issue>& issues) {
    if (rows.empty()) return;
    for (const Field& field : fields_of(kind)) {
        if (!table.has(field.name) || !is_of_words(field.kind)) continue;
        const WordCounts counts = count_unread(table, field, rows);
        if (counts.empty()) continue;
        issues.push_back(
            table.issue("unread_words", rows.front(), message_of(table.column_name(field.name), field, counts)));
        issues.back().row.reset(); // of the whole column
    }
}

void tell_unread_words(const PlaceRows& rows, TableKind kind, std::vector<geo::Issue>& issues) {
    for (std::uint32_t file = 0; file < rows.tables.size(); ++file) {
        std::vector<std::size_t> used;
        for (std::size_t at = 0; at < rows.size(); ++at) {
            if (rows.is_used[at] && rows.file[at] == file) used.push_back(rows.row[at]);
        }
        tell_unread_words(rows.tables[file], kind, used, issues);
    }
}

} // namespace planner
