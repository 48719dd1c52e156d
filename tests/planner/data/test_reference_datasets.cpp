// SPDX-License-Identifier: Apache-2.0
// Figures of ../shared/data/README.md, each counted there by other means.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <set>
#include <unordered_map>

#include "geo/io/table.h"
#include "planner/data/issue_codes.h"
#include "tests/planner/data/dataset_fixture.h"

using namespace planner;
using tests::load_country;
using tests::rows_of;

namespace {

double sum(const std::vector<double>& column) { return std::accumulate(column.begin(), column.end(), 0.0); }

/// Data rows of an answer key's unnamed column of 0-based indices, as rows of the file: the header is row 1.
std::vector<std::size_t> answer_key_rows(const std::string& path) {
    geo::Progress progress;
    const geo::Table key = geo::read_table({.path = tests::reference(path)}, progress);
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < key.size(); ++row) {
        rows.push_back(static_cast<std::size_t>(std::stoul(std::string{key.column[0][row]})) + 2);
    }
    return rows;
}

const LayerReport& report(const Dataset& dataset, const std::string& layer) {
    const auto found = std::ranges::find(dataset.layers, layer, &LayerReport::layer);
    REQUIRE(found != dataset.layers.end());
    CHECK(found->read == found->used + found->set_aside);
    return *found;
}

} // namespace

TEST_CASE("Mauritania: 2,942 rows, three of them a footer, learners and electricity as counted",
          "[reference_datasets]") {
    const auto [dataset, issues] = load_country("MRT");
    CHECK(dataset.school_counts.read == 2'942);
    CHECK(dataset.school_counts.used == 2'939);
    CHECK(dataset.school_counts.set_aside == 3);
    CHECK(rows_of(issues, "missing_coordinates") == std::vector<std::size_t>{2'941, 2'942, 2'943});
    CHECK(sum(dataset.schools.learners) == 510'335.0);
    CHECK(std::ranges::count(dataset.schools.electricity, Electricity::grid) == 433);
    CHECK(std::ranges::count(dataset.schools.electricity, Electricity::none) == 2'506);
    CHECK(std::ranges::count(dataset.schools.stated_coverage, Generation::none) == 672);
    CHECK(report(dataset, "schools").driver == "CSV");
}

TEST_CASE("Mauritania: exactly the known 568 rows are swapped back, onto the places of the repaired file",
          "[reference_datasets]") {
    const auto [dataset, issues] = load_country("MRT");
    const auto swapped = rows_of(issues, "swapped_lon_lat");
    CHECK(swapped.size() == 568);
    CHECK(swapped == answer_key_rows("data/MRT-mauritania/schools/pc_flipped_lat_lng_rows.csv"));

    geo::Progress progress;
    const geo::Table repaired =
        geo::read_table({.path = tests::reference("data/MRT-mauritania/schools/pc_schools.geojson")}, progress);
    REQUIRE(repaired.size() == dataset.schools.size());
    std::size_t apart = 0;
    for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
        const geo::LonLat here = dataset.schools.place[school], there = repaired.place[school];
        if (std::abs(here.lon - there.lon) > 1e-9 || std::abs(here.lat - there.lat) > 1e-9) ++apart;
    }
    CHECK(apart == 0);
}

TEST_CASE("Mauritania: 2,939 rows of towers are 620 sites, one of which has two places", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("MRT");
    CHECK(dataset.cell_sites.size() == 620);
    CHECK(report(dataset, "cell_sites").read == 2'942);
    CHECK(report(dataset, "cell_sites").used == 2'939);
    CHECK(report(dataset, "cell_sites").count == 620);
    CHECK(rows_of(issues, "merged_sites", "cell_sites").size() >= 1);
    for (const geo::Issue& issue : issues) {
        if (issue.code == "merged_sites") CHECK(issue.message.find("MC3G0248") != std::string::npos);
    }
    // of 620 towers 298 carry 2G (171 + 127 with rows of no service), 315 3G, 7 nothing that is known
    const auto carries = [&](std::size_t generation) {
        return std::ranges::count_if(dataset.cell_sites.carries, [&](const auto& site) { return site[generation]; });
    };
    CHECK(carries(0) == 298);
    CHECK(carries(1) == 315);
    CHECK(dataset.transmission_nodes.size() > 22);
    CHECK(std::ranges::count(dataset.transmission_nodes.on_line, false) == 22);
}

TEST_CASE("Mauritania: codes repeat on many rows and no school is lost", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("MRT");
    const std::vector<std::string> id = dataset.schools.id.strings();
    const std::set<std::string> ids{id.begin(), id.end()};
    CHECK(ids.size() == 2'939);
    // 469 rows have code 0; 399 rows share 182 other codes, of which 217 come second or later
    CHECK(rows_of(issues, "repeated_id").size() == 469 + 217);
    CHECK(rows_of(issues, "same_place").size() == 365);
    CHECK(rows_of(issues, "implausible_enrolment").size() == 9);
}

TEST_CASE("Mauritania: 328 stated distances contradict the coordinates by over 1 km", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("MRT");
    CHECK(rows_of(issues, "distance_conflict").size() == 328);
    // 37 lie outside all regions, 65 in another one than they name
    CHECK(rows_of(issues, "outside_area").size() == 37 + 65);
    CHECK(rows_of(issues, "unmatched_names").empty());
}

TEST_CASE("Mauritania without its regions: the hull of the other schools finds the same 568 rows",
          "[reference_datasets]") {
    const std::string path = tests::reference("data/MRT-mauritania/schools/Mauritania_4Visual_mockup_063007.csv");
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "dataset.toml", "format = 1\n[[schools]]\nfile = \"" + path + "\"\n");
    geo::Progress progress;
    const auto loaded = load_dataset(folder.path(), {.allow_outside = true}, progress);
    CHECK(rows_of(loaded.issues, "swapped_lon_lat") ==
          answer_key_rows("data/MRT-mauritania/schools/pc_flipped_lat_lng_rows.csv"));
}

TEST_CASE("Ghana: places outside the region they name are told, unknown regions are not counted as wrong",
          "[reference_datasets]") {
    const auto [dataset, issues] = load_country("GHA");
    CHECK(dataset.school_counts.read == 721);
    CHECK(rows_of(issues, "missing_coordinates").size() == 44);
    CHECK(rows_of(issues, "unmatched_names").size() == 137);
    std::set<std::size_t> outside, unmatched;
    for (const std::size_t row : rows_of(issues, "outside_area"))
        outside.insert(row);
    for (const std::size_t row : rows_of(issues, "unmatched_names"))
        unmatched.insert(row);
    const auto named = std::ranges::count_if(outside, [&](std::size_t row) { return !unmatched.contains(row); });
    CHECK(named == 408); // of 540 whose region is among the ten polygons

    std::unordered_map<std::string, std::size_t> row_of;
    for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
        row_of[std::string{dataset.schools.name[school]}] = dataset.schools.source_row[school];
    }
    geo::Progress progress;
    const geo::Table key =
        geo::read_table({.path = tests::reference("data/GHA-ghana/schools/anomalies.csv")}, progress);
    std::size_t found = 0;
    for (std::size_t row = 0; row < key.size(); ++row) {
        const auto known = row_of.find(std::string{key.column[key.find("school_name")][row]});
        if (known != row_of.end() && outside.contains(known->second) && !unmatched.contains(known->second)) ++found;
    }
    CHECK(found >= 332);
}

TEST_CASE("Ghana: a scanned map is refused as coverage, and nodes of microwave are no fiber", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("GHA");
    CHECK(dataset.coverage.empty());
    CHECK(rows_of(issues, "picture_as_coverage", "coverage.4g").size() == 1);
    const TransmissionNodes& nodes = dataset.transmission_nodes;
    CHECK(nodes.size() == 140);
    CHECK(std::ranges::count(nodes.has_fiber, true) == 68 + 5);
    CHECK(std::ranges::count(nodes.status, TransmissionNodes::Status::under_construction) == 5);
}

TEST_CASE("Kenya: 37,930 schools in UTM land on the degrees that the file states beside them", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("KEN");
    CHECK(dataset.schools.size() == 37'930);
    CHECK(report(dataset, "schools").crs == "EPSG:32737");
    geo::Progress progress;
    const geo::Table stated =
        geo::read_table({.path = tests::reference("data/KEN-kenya/schools/ken_schools_2016.csv.gz")}, progress);
    REQUIRE(stated.size() == dataset.schools.size());
    double worst_deg = 0.0;
    for (std::size_t school = 0; school < dataset.schools.size(); ++school) {
        const double lon = std::stod(std::string{stated.column[stated.find("x_coord")][school]});
        const double lat = std::stod(std::string{stated.column[stated.find("y_coord")][school]});
        worst_deg = std::max({worst_deg, std::abs(lon - dataset.schools.place[school].lon),
                              std::abs(lat - dataset.schools.place[school].lat)});
    }
    CHECK(worst_deg < 1e-5);
    CHECK(dataset.schools.admin1[0] == "Baringo");
}

TEST_CASE("Kenya's SQLite file in EPSG:900913: enrolment and places", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("KEN-sqlite");
    CHECK(dataset.school_counts.read == 6'099);
    CHECK(sum(dataset.schools.learners) == 1'110'900.0);
    CHECK(rows_of(issues, "implausible_enrolment").size() >= 588);
    const geo::Box box = report(dataset, "schools").box;
    CHECK(report(dataset, "schools").crs == "EPSG:3857 (EPSG:900913 in the file)");
    CHECK(box.west > 33.0);
    CHECK(box.east < 43.0);
}

TEST_CASE("Zimbabwe: two files are one layer", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("ZWE");
    CHECK(dataset.schools.size() == 5'667 + 2'253);
    REQUIRE(dataset.school_files.size() == 2);
    CHECK(dataset.schools.source_file[5'666] == 0);
    CHECK(dataset.schools.source_file[5'667] == 1);
    CHECK(dataset.schools.level[0] == "Primary");
    CHECK(rows_of(issues, "unmatched_names").empty());
}

TEST_CASE("Rwanda: three files with an answer on connectivity, one id on 16 rows", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("RWA");
    CHECK(dataset.school_counts.read == 3'370);
    CHECK(std::ranges::count(dataset.schools.connectivity, Answer::yes) == 1'903);
    CHECK(rows_of(issues, "repeated_id").size() == 15); // one id stands on 16 rows
    CHECK(std::isnan(dataset.schools.learners[0]));
}

TEST_CASE("Nicaragua: Spanish headers and cells with commas", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("NIC");
    CHECK(dataset.schools.size() == 10'252);
    CHECK(dataset.schools.name[0] == "SAN JOSÉ");
    CHECK(dataset.schools.admin2[0] == "Boaco");
    CHECK(rows_of(issues, "swapped_lon_lat").empty());
}

TEST_CASE("Ecuador: OpenCelliD without a header line, gzipped", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("ECU");
    CHECK(dataset.cell_sites.size() == 75'068);
    const auto carries = [&](std::size_t generation) {
        return std::ranges::count_if(dataset.cell_sites.carries, [&](const auto& site) { return site[generation]; });
    };
    CHECK(carries(0) == 19'058);
    CHECK(carries(1) == 48'159);
    CHECK(carries(2) == 7'849);
    CHECK(rows_of(issues, "same_place", "cell_sites").size() ==
          15'112); // to the centimetre; 15,108 of them to the last digit
}

TEST_CASE("New Zealand: schools across the antimeridian are schools like any other", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("NZL");
    CHECK(dataset.school_counts.read == 2'539);
    CHECK(rows_of(issues, "missing_coordinates").size() == 8);
    CHECK(dataset.school_counts.set_aside == 8);
    CHECK(rows_of(issues, "swapped_lon_lat").empty());
    const auto chathams =
        std::ranges::count_if(dataset.schools.place, [](geo::LonLat place) { return place.lon < -170.0; });
    CHECK(chathams == 3); // their coarse polygon lies up to 21 km beside them, which outside_area tells
}

TEST_CASE("Ibiza: ITU's own sample in every layer", "[reference_datasets]") {
    const auto [dataset, issues] = load_country("ESP");
    CHECK(dataset.schools.size() == 100);
    CHECK(dataset.cell_sites.size() == 100);
    CHECK(dataset.transmission_nodes.size() == 30);
    REQUIRE(dataset.coverage.size() == 1);
    CHECK(dataset.coverage[0].polygons.size() == 770);
    CHECK(report(dataset, "sight_lines").read == 247);
    CHECK(std::ranges::count(dataset.schools.electricity, Electricity::unknown) == 100);
    CHECK(rows_of(issues, "no_overlap", "population").empty());
}
