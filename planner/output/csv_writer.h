// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <span>
#include <string>
#include <vector>

#include "geo/io/write.h"
#include "geo/progress.h"

namespace planner {

/// Writes columns of equal length as CSV: comma, decimal point, LF, a header line, empty = not known. Numbers are the
/// shortest text that gives the same number again; text that a spreadsheet would take for a formula gets an apostrophe.
void write_csv(const std::string& path, std::span<const geo::OutputColumn> columns, geo::Progress& progress);

/// Appends a number as write_csv does; nothing for NaN and infinity.
void append_number(std::string& line, double number);

} // namespace planner
