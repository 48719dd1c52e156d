// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "geo/lon_lat.h"
#include "tests/catch.h"

namespace tests {

/// Cells of a plain CSV of the reference, without its header line; quotes are taken off.
inline std::vector<std::vector<std::string>> read_rows(const std::string& path) {
    std::ifstream file{reference(path)};
    std::vector<std::vector<std::string>> rows;
    std::string line;
    std::getline(file, line);
    while (std::getline(file, line)) {
        std::erase(line, '"');
        std::erase(line, '\r');
        std::istringstream cells{line};
        rows.emplace_back();
        for (std::string cell; std::getline(cells, cell, ',');) {
            rows.back().push_back(cell);
        }
    }
    return rows;
}

/// Places from two columns of such a file, counted from 0.
inline std::vector<geo::LonLat> read_lon_lat(const std::string& path, std::size_t lon, std::size_t lat) {
    std::vector<geo::LonLat> places;
    for (const auto& row : read_rows(path)) {
        places.push_back({std::stod(row.at(lon)), std::stod(row.at(lat))});
    }
    return places;
}

} // namespace tests
