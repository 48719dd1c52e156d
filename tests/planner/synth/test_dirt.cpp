// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/dirt.h"

#include <map>
#include <nlohmann/json.hpp>

#include "planner/data/load_dataset.h"
#include "planner/synth/synthesise.h"
#include "tests/catch.h"

namespace {

using RowsByCode = std::map<std::string, std::vector<std::size_t>>;

/// Rows of schools that loading tells of; what it tells of other layers stands under "other layer".
RowsByCode told_rows(const std::vector<geo::Issue>& issues) {
    RowsByCode rows;
    for (const geo::Issue& issue : issues) {
        const bool is_school = issue.layer == "schools" && issue.row;
        rows[is_school ? issue.code : "other layer"].push_back(issue.row.value_or(0));
    }
    for (auto& [code, list] : rows)
        std::ranges::sort(list);
    return rows;
}

RowsByCode planted_rows(const std::string& folder) {
    RowsByCode rows;
    const auto key = nlohmann::json::parse(tests::read_file(folder + "/answer_key.json"));
    CHECK(key["other_layers"].empty()); // a large country's relief is coarse; ./dev bench holds that one to its key
    for (const auto& [code, entry] : key["issues"].items()) {
        rows[code] = entry["rows"].get<std::vector<std::size_t>>();
        CHECK(entry["count"] == rows[code].size());
    }
    return rows;
}

} // namespace

TEST_CASE("Loading an invented country tells of exactly the rows of its answer key, and of nothing else", "[dirt]") {
    const auto [schools, seed] = GENERATE(std::pair{100, 1}, std::pair{300, 2}, std::pair{1000, 3});
    const tests::TemporaryFolder folder;
    const std::string country = folder / "country";
    geo::Progress progress;
    planner::synthesise_dataset(
        {.schools = static_cast<std::size_t>(schools), .seed = static_cast<std::uint64_t>(seed)}, country, false,
        progress);
    const auto loaded = planner::load_dataset(country, {}, progress);
    CHECK(loaded.value.school_counts.read == static_cast<std::size_t>(schools));
    CHECK(told_rows(loaded.issues) == planted_rows(country));
    CHECK(planted_rows(country).size() == 13); // every kind of defect is there
}
