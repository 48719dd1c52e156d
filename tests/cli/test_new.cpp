// SPDX-License-Identifier: Apache-2.0
#include <nlohmann/json.hpp>

#include <algorithm>
#include <filesystem>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Matchers::Contains;
using tests::run;
namespace fs = std::filesystem;

namespace {

const std::string mauritania = "data/MRT-mauritania/";

std::vector<std::string> new_mauritania(const std::string& out) {
    const std::string schools = tests::reference(mauritania + "schools/Mauritania_4Visual_mockup_063007.csv");
    return {"new",
            "--schools",
            schools,
            "--cell-sites",
            tests::reference(mauritania + "schools/pc_towers.geojson"),
            "--transmission-nodes",
            tests::reference(mauritania + "fibre/MRT_nodes.geojson"),
            "--fiber-lines",
            tests::reference(mauritania + "fibre/MRT_lines.geojson"),
            "--admin",
            tests::reference(mauritania + "admin/ne_admin1_MRT.gpkg"),
            "--population",
            tests::reference(mauritania + "population/gpw_v4_density_2020_15min_MRT_clip.tif"),
            "--population-per-km2",
            "--elevation",
            tests::reference(mauritania + "elevation/etopo5_MRT.tif"),
            "--country",
            "MRT",
            "--out",
            out};
}

} // namespace

TEST_CASE("new makes a dataset of raw files that check opens", "[new]") {
    const tests::TemporaryFolder folder;
    const auto made = run(new_mauritania(folder / "mrt"));
    REQUIRE(made.err == "");
    REQUIRE(made.exit_code == 0);
    CHECK_THAT(made.out, Contains("learners") && Contains("\"Students\"") && Contains("rows of one id are one site"));
    CHECK_THAT(made.out, Contains("people per km2\n  people: ") && Contains("of them in the admin areas"));
    CHECK(fs::exists(folder / "mrt/pc_towers.geojson"));
    const auto checked = run({"check", folder / "mrt", "--json", folder / "check.json"});
    REQUIRE(checked.exit_code == 0);
    const auto json = nlohmann::json::parse(tests::read_file(folder / "check.json"));
    CHECK(json["schools"]["used"] == 2'939);
    CHECK(json["schools"]["learners"] == 510'335.0);
    const auto swapped = std::find_if(json["issues"].begin(), json["issues"].end(),
                                      [](const auto& issue) { return issue["code"] == "swapped_lon_lat"; });
    REQUIRE(swapped != json["issues"].end());
    CHECK((*swapped)["count"] == 568);
    for (const auto& layer : json["layers"]) {
        if (layer["layer"] == "cell_sites") CHECK(layer["count"] == 620);
    }
}

TEST_CASE("new names the columns of roads and fiber lines that it knows, and those that it does not use", "[new]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "id,lon,lat\n1,10.111,9.111\n");
    const std::string geometry = R"("geometry":{"type":"LineString","coordinates":[[10,9],[10.1,9]]}}]})";
    const std::string head = R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":)";
    tests::write_file(folder / "r.geojson",
                      head + R"({"fclass":"track","osm_id":"7","bridge":"F","surface":"sand"},)" + geometry);
    tests::write_file(folder / "f.geojson", head + R"({"cable id":"L","owner":"Op"},)" + geometry);
    const auto made = run({"new", "--schools", folder / "s.csv", "--roads", folder / "r.geojson", "--fiber-lines",
                           folder / "f.geojson", "--out", folder / "d"});
    REQUIRE(made.exit_code == 0);
    for (const char* line : {"highway                  <- \"fclass\"", "bridge                   <- \"bridge\"",
                             "id                       <- \"osm_id\"", "not used                    \"surface\"",
                             "id                       <- \"cable id\"", "operator                 <- \"owner\""})
        CHECK_THAT(made.out, Contains(line));
    CHECK_THAT(tests::read_file(folder / "d/dataset.toml"), Contains("\"osm_id\"") && Contains("\"cable id\""));
    CHECK(run({"check", folder / "d"}).exit_code == 0);
}

TEST_CASE("An --out that exists is refused without --force, and only a dataset is replaced", "[new]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "id,lon,lat\n1,10.111,9.111\n");
    const std::vector<std::string> command{"new", "--schools", folder / "s.csv", "--out", folder / "d"};
    REQUIRE(run(command).exit_code == 0);
    const auto again = run(command);
    CHECK(again.exit_code == 1);
    CHECK_THAT(again.err, Contains("exists") && Contains("--force"));
    auto forced = command;
    forced.push_back("--force");
    CHECK(run(forced).exit_code == 0);
    fs::create_directory(folder / "other");
    tests::write_file(folder / "other/thesis.txt", "precious");
    const auto foreign = run({"new", "--schools", folder / "s.csv", "--out", folder / "other", "--force"});
    CHECK(foreign.exit_code == 1);
    CHECK(fs::exists(folder / "other/thesis.txt"));
}

TEST_CASE("A dataset that refers to its files opens only where files outside are allowed", "[new]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "id,lon,lat\n1,10.111,9.111\n");
    REQUIRE(run({"new", "--schools", folder / "s.csv", "--in-place", "--out", folder / "d"}).exit_code == 0);
    CHECK_FALSE(fs::exists(folder / "d/s.csv"));
    const auto strict = run({"check", folder / "d"});
    CHECK(strict.exit_code == 1);
    CHECK_THAT(strict.err, Contains("--allow-outside"));
    CHECK(run({"check", folder / "d", "--allow-outside"}).exit_code == 0);
}

TEST_CASE("What cannot be what it was handed over as is refused, and nothing is made", "[new]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "id,lon,lat\n1,10.111,9.111\n");
    const std::string picture = tests::reference("data/GHA-ghana/fibre/raw_GHA.tif");
    const std::string no_places = tests::reference("data/RWA-rwanda/rwanda_dashboard_schools_no_coords.csv");
    const std::string relief = tests::reference(mauritania + "elevation/etopo5_MRT.tif");

    const auto as_coverage =
        run({"new", "--schools", folder / "s.csv", "--coverage-4g", picture, "--out", folder / "a"});
    CHECK(as_coverage.exit_code == 1);
    CHECK_THAT(as_coverage.err, Contains("picture"));
    const auto as_schools = run({"new", "--schools", no_places, "--out", folder / "a"});
    CHECK(as_schools.exit_code == 1);
    CHECK_THAT(as_schools.err, Contains("longitude") && Contains("school_code"));
    const auto unclear = run({"new", "--schools", folder / "s.csv", "--coverage-4g", relief, "--out", folder / "a"});
    CHECK(unclear.exit_code == 1);
    CHECK_THAT(unclear.err, Contains("--covered-4g"));
    CHECK_FALSE(fs::exists(folder / "a"));

    const auto list =
        run({"new", "--schools", folder / "s.csv", "--coverage-4g", folder / "s.csv", "--out", folder / "a"});
    CHECK(list.exit_code == 1);
    CHECK_THAT(list.err, Contains("holds no geometry; lines or polygons are expected"));
    tests::write_file(folder / "points.geojson", R"({"type":"Feature","properties":{"name":"p"},)"
                                                 R"("geometry":{"type":"Point","coordinates":[10.1,9.1]}})");
    for (const char* option : {"--coverage-4g", "--admin"}) {
        const auto points =
            run({"new", "--schools", folder / "s.csv", option, folder / "points.geojson", "--out", folder / "a"});
        CHECK(points.exit_code == 1);
        CHECK_THAT(points.err, Contains("points.geojson: holds no polygon; polygons are expected"));
    }
    tests::write_file(folder / "line.geojson", R"({"type":"Feature","properties":{"id":"l"},)"
                                               R"("geometry":{"type":"LineString","coordinates":[[10,9],[11,9]]}})");
    const auto line = run({"new", "--schools", folder / "line.geojson", "--out", folder / "a"});
    CHECK(line.exit_code == 1);
    CHECK_THAT(line.err, Contains("none of its 1 features has a place; points, or polygons around them, are expected"));
    const auto people = run({"new", "--schools", folder / "s.csv", "--population", picture, "--out", folder / "a"});
    CHECK(people.exit_code == 1);
    CHECK_THAT(people.err, Contains("is a picture"));
    CHECK_FALSE(fs::exists(folder / "a"));

    const auto told = run({"new", "--schools", folder / "s.csv", "--coverage-4g", relief, "--covered-4g", ">= 100",
                           "--out", folder / "a"});
    CHECK(told.exit_code == 0);
}

TEST_CASE("Below a title the header is found, and what is not used is told with what it may be", "[new]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv",
                      "Census 2024;;;\n\nid;lon;lat;Pupils enrolled 2024;Roof\n1;10,111;9,111;40;tin\n");
    const auto made = run({"new", "--schools", folder / "s.csv", "--out", folder / "d"});
    REQUIRE(made.exit_code == 0);
    CHECK_THAT(made.out, Contains("header in row 3") && Contains("\"Pupils enrolled 2024\", perhaps learners") &&
                             Contains("\"Roof\"\n"));
    CHECK_THAT(tests::read_file(folder / "d/dataset.toml"), Contains("header_row = 3"));
    CHECK_THAT(run({"check", folder / "d"}).out, Contains("1 used"));
}

TEST_CASE("A list without a header is asked for one", "[new]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "list.csv", "10.111,9.111,Alpha\n10.222,9.222,Beta\n");
    const auto ran = run({"new", "--schools", folder / "list.csv", "--out", folder / "made"});
    CHECK(ran.exit_code == 1);
    CHECK_THAT(ran.err, Contains("which are values; put a row with the columns' names above them"));
}

TEST_CASE("OpenCelliD's file without a header is known by its look", "[new]") {
    const tests::TemporaryFolder folder;
    tests::write_file(folder / "s.csv", "id,lon,lat\n1,-78.512,-0.224\n");
    const std::string cells = tests::reference("data/ECU-ecuador-opencellid/740.csv.gz");
    REQUIRE(run({"new", "--schools", folder / "s.csv", "--cell-sites", cells, "--out", folder / "e"}).exit_code == 0);
    CHECK_THAT(run({"check", folder / "e"}).out, Contains("75,068"));
}
