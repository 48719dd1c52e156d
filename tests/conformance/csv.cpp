// SPDX-License-Identifier: Apache-2.0
#include "tests/conformance/csv.h"

#include <fstream>

#include "geo/missing.h"

namespace tests {
namespace {

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (const char letter : line) {
        if (letter == '"') {
            quoted = !quoted;
        } else if (letter == ',' && !quoted) {
            cells.emplace_back();
        } else if (letter != '\r') {
            cells.back() += letter;
        }
    }
    return cells;
}

} // namespace

std::vector<CsvRow> read_csv(const std::string& path) {
    std::ifstream file{path};
    std::string line;
    std::getline(file, line);
    const std::vector<std::string> names = split(line);
    std::vector<CsvRow> rows;
    while (std::getline(file, line)) {
        const std::vector<std::string> cells = split(line);
        CsvRow row;
        for (std::size_t column = 0; column < names.size() && column < cells.size(); ++column)
            row[names[column]] = cells[column];
        rows.push_back(row);
    }
    return rows;
}

double number(const CsvRow& row, const std::string& column) {
    const std::string& cell = row.at(column);
    return cell.empty() ? geo::missing : std::stod(cell);
}

std::vector<geo::LonLat> places(const std::vector<CsvRow>& rows, const std::string& lon, const std::string& lat) {
    std::vector<geo::LonLat> result;
    for (const CsvRow& row : rows)
        result.push_back({number(row, lon), number(row, lat)});
    return result;
}

} // namespace tests
