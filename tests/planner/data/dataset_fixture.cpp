// SPDX-License-Identifier: Apache-2.0
#include "tests/planner/data/dataset_fixture.h"

#include <fmt/format.h>

#include <filesystem>

#include "geo/error.h"

namespace tests {
namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
    for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size())) {
        text.replace(at, from.size(), to);
    }
}

} // namespace

geo::Loaded<planner::Dataset> load_country(const std::string& name, const std::string& more) {
    const TemporaryFolder folder;
    std::filesystem::copy(data_file(name), folder.path(), std::filesystem::copy_options::recursive);
    std::string manifest = read_file(folder / "dataset.toml");
    replace_all(manifest, "../../../../shared/data", reference("data"));
    write_file(folder / "dataset.toml", manifest + more);
    geo::Progress progress;
    return planner::load_dataset(folder.path(), {.allow_outside = true}, progress);
}

SmallDataset::SmallDataset(const std::string& schools_csv, const std::string& more) {
    add("schools.csv", schools_csv);
    add("dataset.toml", "format = 1\nname = \"Small\"\n" + more + "\n[[schools]]\nfile = \"schools.csv\"\n");
}

geo::Loaded<planner::Dataset> SmallDataset::load() const {
    geo::Progress progress;
    return planner::load_dataset(folder_.path(), {}, progress);
}

std::string SmallDataset::complaint() const {
    try {
        load();
    } catch (const geo::Error& error) {
        return error.what();
    }
    return "none";
}

std::vector<std::size_t> rows_of(const std::vector<geo::Issue>& issues, const std::string& code,
                                 const std::string& layer) {
    std::vector<std::size_t> rows;
    for (const geo::Issue& issue : issues) {
        if (issue.code == code && issue.layer == layer) rows.push_back(issue.row.value_or(0));
    }
    return rows;
}

std::string squares_geojson(const std::vector<Square>& squares) {
    std::string features;
    for (const Square& square : squares) {
        features +=
            fmt::format(R"({}{{"type":"Feature","properties":{{"name":"{}"}},"geometry":{{"type":"Polygon",)"
                        R"("coordinates":[[[{},{}],[{},{}],[{},{}],[{},{}],[{},{}]]]}}}})",
                        features.empty() ? "" : ",", square.name, square.west, square.south, square.east, square.south,
                        square.east, square.north, square.west, square.north, square.west, square.south);
    }
    return fmt::format(R"({{"type":"FeatureCollection","features":[{}]}})", features);
}

} // namespace tests
