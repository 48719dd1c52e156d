// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace planner {

/// Appends a cell as a CSV file holds it: quoted where it must be, and with a leading apostrophe where a spreadsheet
/// would take it for a formula. Numbers stay as they are; reading takes the apostrophe off again.
void append_csv_cell(std::string& line, std::string_view text);

/// A row of cells with its line end.
std::string csv_row(std::span<const std::string> cells);

} // namespace planner
