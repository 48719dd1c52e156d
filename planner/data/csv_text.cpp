// SPDX-License-Identifier: Apache-2.0
#include "planner/data/csv_text.h"

#include "planner/data/numbers.h"

namespace planner {
namespace {

bool would_be_formula(std::string_view text) {
    constexpr std::string_view signs = "=+-@\t\r";
    return !text.empty() && signs.find(text.front()) != std::string_view::npos && !parse_number(text, {});
}

} // namespace

void append_csv_cell(std::string& line, std::string_view text) {
    const bool needs_quotes = text.find_first_of(",;\"\r\n\t") != std::string_view::npos;
    if (needs_quotes) line += '"';
    if (would_be_formula(text)) line += '\'';
    for (const char sign : text) {
        if (sign == '"') line += '"';
        line += sign;
    }
    if (needs_quotes) line += '"';
}

std::string csv_row(std::span<const std::string> cells) {
    std::string row;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (column > 0) row += ',';
        append_csv_cell(row, cells[column]);
    }
    return row + '\n';
}

} // namespace planner
