// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "geo/io/write.h"
#include "geo/progress.h"

namespace planner {

/// Writes columns of equal length as CSV: comma, decimal point, LF, a header line, empty = not known. Numbers are the
/// shortest text that gives the same number again; text that a spreadsheet would take for a formula gets an apostrophe.
void write_csv(const std::string& path, std::span<const geo::OutputColumn> columns, geo::Progress& progress);

/// Appends a number as write_csv does; nothing for NaN and infinity.
void append_number(std::string& line, double number);
/// Appends text as write_csv does: guarded against formulas, quoted where needed.
void append_text(std::string& line, std::string_view text);

} // namespace planner
