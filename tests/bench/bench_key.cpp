// SPDX-License-Identifier: Apache-2.0
// Whether loading a large invented country tells of exactly what its answer key lists. Usage: bench_key COUNTRY
#include <algorithm>
#include <exception>
#include <iostream>
#include <map>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "geo/io/text_file.h"
#include "planner/data/load_dataset.h"

namespace {

/// Rows by issue code; what is told of other layers stands under "layer: code", without rows.
using Told = std::map<std::string, std::vector<std::size_t>>;

Told told_by(const std::vector<geo::Issue>& issues) {
    Told told;
    for (const geo::Issue& issue : issues) {
        const bool is_school = issue.layer == "schools" && issue.row;
        std::vector<std::size_t>& rows = told[is_school ? issue.code : issue.layer + ": " + issue.code];
        if (is_school) rows.push_back(*issue.row);
    }
    for (auto& [code, rows] : told)
        std::ranges::sort(rows);
    return told;
}

Told listed_in(const nlohmann::json& key) {
    Told listed;
    for (const auto& [code, entry] : key["issues"].items())
        listed[code] = entry["rows"].get<std::vector<std::size_t>>();
    for (const auto& [layer, codes] : key["other_layers"].items()) {
        for (const auto& code : codes)
            listed[layer + ": " + code.get<std::string>()];
    }
    return listed;
}

} // namespace

// NOLINTNEXTLINE(bugprone-exception-escape): a measurement that fails ends
int main(int argc, char* argv[]) {
    if (argc != 2) {
        std::cerr << "bench_key COUNTRY\n";
        return 2;
    }
    const std::string country = argv[1];
    geo::Progress progress;
    const auto loaded = planner::load_dataset(country, {}, progress);
    const Told told = told_by(loaded.issues);
    const Told listed = listed_in(nlohmann::json::parse(geo::read_text_file(country + "/answer_key.json")));
    for (const auto& [code, rows] : told) {
        if (!listed.contains(code)) std::cout << "  told, not listed: " << code << ", " << rows.size() << " rows\n";
    }
    for (const auto& [code, rows] : listed) {
        if (!told.contains(code))
            std::cout << "  listed, not told: " << code << '\n';
        else if (told.at(code) != rows)
            std::cout << "  other rows than listed: " << code << '\n';
    }
    std::cout << "answer key of " << loaded.value.school_counts.read
              << " schools: " << (told == listed ? "exactly what is told" : "NOT what is told") << '\n';
    return told == listed ? 0 : 1;
}
