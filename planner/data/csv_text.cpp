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

std::string csv_cell(std::string_view text) {
    std::string cell = would_be_formula(text) ? "'" : "";
    cell += text;
    if (cell.find_first_of(",;\"\r\n\t") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char sign : cell) {
        quoted += sign;
        if (sign == '"') quoted += '"';
    }
    return quoted + '"';
}

std::string csv_row(std::span<const std::string> cells) {
    std::string row;
    for (std::size_t column = 0; column < cells.size(); ++column) {
        if (column > 0) row += ',';
        row += csv_cell(cells[column]);
    }
    return row + '\n';
}

} // namespace planner
