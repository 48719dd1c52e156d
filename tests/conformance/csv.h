// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <map>
#include <string>
#include <vector>

#include "geo/lon_lat.h"

namespace tests {

using CsvRow = std::map<std::string, std::string>; // by column

/// Rows of a well-formed CSV file of the reference, read independently of the reader under test.
std::vector<CsvRow> read_csv(const std::string& path);

/// Number in a cell; NaN where it is empty.
double number(const CsvRow& row, const std::string& column);

/// Places of all rows.
std::vector<geo::LonLat> places(const std::vector<CsvRow>& rows, const std::string& lon, const std::string& lat);

} // namespace tests
