// SPDX-License-Identifier: Apache-2.0
#include "planner/data/manifest.h"

#include "geo/error.h"
#include "tests/catch.h"

using namespace planner;
using Catch::Matchers::Contains;

namespace {

/// What reading says about a manifest of one school file and more.
std::string complaint(const std::string& more) {
    try {
        parse_manifest("format = 1\n" + more, "d/dataset.toml");
    } catch (const geo::Error& error) {
        return error.what();
    }
    return "none";
}

const std::string schools = "[[schools]]\nfile = \"s.csv\"\n";

} // namespace

TEST_CASE("A misspelt key or block is told with the one that was meant", "[manifest]") {
    CHECK_THAT(complaint("[[school]]\nfile = \"s.csv\"\n"), Contains("[school] is not known; did you mean schools?"));
    CHECK_THAT(complaint(schools + "headr_row = 3\n"),
               Contains("schools[1].headr_row = 3 is not known; did you mean header_row?"));
    CHECK_THAT(complaint(schools + "colour = 3\n"), Contains("is not known; one of"));
}

TEST_CASE("The example of the design is read in full", "[manifest]") {
    const Manifest manifest = read_manifest(tests::reference("examples/dataset.toml"));
    CHECK(manifest.name == "Mauritania");
    CHECK(manifest.country == "MRT");
    REQUIRE(manifest.schools.size() == 1);
    CHECK(manifest.schools[0].columns.at("id") == "School Code");
    CHECK(manifest.schools[0].values.at("electricity").at("yes") == std::vector<std::string>{"1"});
    CHECK(manifest.schools[0].file.origin == "Project Connect, about 2016");
    CHECK(manifest.cell_sites[0].merge_by_id);
    CHECK(manifest.cell_sites[0].values.at("generations").at("3G") == std::vector<std::string>{"3G"});
    CHECK(manifest.transmission_nodes[0].columns.at("status") == "node_status");
    CHECK(manifest.fiber_lines[0].takeup_every_m == 5'000.0);
    CHECK(manifest.coverage[0].generation == Generation::g4);
    CHECK(manifest.coverage[0].covered == "in [1, 2]");
    CHECK_FALSE(manifest.population[0].is_density);
    CHECK(manifest.elevation[0].source.path == "relief/");
    CHECK(manifest.admin[0].aliases.at("Guidimaka") == std::vector<std::string>{"Gudimagha"});
    CHECK(manifest.roads[0].file.source.path == "country.osm.pbf");
    CHECK(manifest.sight_lines[0].columns.at("distance_m") == "metres");
    CHECK(manifest.context[0].name == "night_light");
    CHECK(manifest.context[0].lower_is_need);
}

TEST_CASE("A manifest that is written reads back as itself, and always the same way", "[manifest]") {
    Manifest manifest = read_manifest(tests::reference("examples/dataset.toml"));
    manifest.name = "Quotes \" and \\ and\nlines";
    manifest.repair = false;
    manifest.schools.push_back(manifest.schools.front());
    manifest.schools[1].file.source = {"list.xlsx", "2024", 3, false, "EPSG:32737"};
    manifest.schools[1].columns = {{"lon", "7"}, {"lat", "8"}};
    manifest.schools[1].where = {{"TAG", "amenity"}};
    const std::string text = format_manifest(manifest);
    CHECK(parse_manifest(text, "x") == manifest);
    CHECK(format_manifest(parse_manifest(text, "x")) == text);
}

TEST_CASE("A layer is one table or a list, and positions may be numbers", "[manifest]") {
    const Manifest manifest = parse_manifest("format = 1\n[schools]\nfile = \"a.csv\"\nheader = false\n"
                                             "columns = { lon = 7, lat = 8 }\n"
                                             "[[cell_sites]]\nfile = \"b.csv\"\n[[cell_sites]]\nfile = \"c.csv\"\n",
                                             "x");
    CHECK(manifest.schools[0].columns.at("lon") == "7");
    CHECK_FALSE(manifest.schools[0].file.source.has_header);
    CHECK(manifest.cell_sites.size() == 2);
}

TEST_CASE("What a manifest gets wrong is named with file, key, value and expectation", "[manifest]") {
    CHECK_THAT(complaint(schools + "colour = 3\n"), Contains("d/dataset.toml: schools[1].colour = 3 is not known"));
    CHECK_THAT(complaint("nam = \"x\"\n" + schools), Contains("nam = \"x\" is not known") && Contains("name"));
    CHECK_THAT(complaint("repair = \"yes\"\n" + schools), Contains("repair is \"yes\"; true or false is expected"));
    CHECK_THAT(complaint("[[roads]]\nfile = \"r.osm.pbf\"\nwhere = { highway = \"primary\" }\n" + schools),
               Contains("roads[1].where") && Contains("osmium tags-filter"));
    CHECK_THAT(complaint("country = \"Mauritania\"\n" + schools), Contains("country") && Contains("MRT"));
    CHECK_THAT(complaint(schools + "header_row = 0\n"), Contains("header_row is 0") && Contains("from 1 to"));
    CHECK_THAT(complaint(schools + "columns = { pupils = \"X\" }\n"), Contains("pupils") && Contains("learners"));
    CHECK_THAT(complaint(schools + "values.electricity = { maybe = [\"2\"] }\n"), Contains("maybe") && Contains("yes"));
    CHECK_THAT(complaint(schools + "values.name = { yes = [\"2\"] }\n"), Contains("schools[1].values.name"));
    CHECK_THAT(complaint("[[schools]]\ncrs = \"EPSG:4326\"\n"), Contains("schools[1].file missing"));
    CHECK_THAT(complaint("name = \"x\"\n"), Contains("schools missing"));
    CHECK_THAT(complaint(schools + "[coverage.6g]\nfile = \"a.tif\"\n"), Contains("coverage") && Contains("4g"));
    CHECK_THAT(complaint(schools + "[coverage.4g]\nfile = \"a.tif\"\ncovered = \"yes\"\n"),
               Contains("coverage.4g.covered is \"yes\"") && Contains("in [1, 2]"));
    CHECK_THAT(complaint(schools + "[population]\nfile = \"a.tif\"\nunit = \"heads\"\n"), Contains("per_km2"));
    CHECK_THAT(complaint(schools + "[[admin]]\nfile = \"a.shp\"\nlevel = 9\n"), Contains("admin[1].level is 9"));
    CHECK_THAT(complaint(schools + "[[cell_sites]]\nfile = \"a.csv\"\nmerge = \"name\"\n"), Contains("merge"));
}

TEST_CASE("Only the format that we know is read, and text that is no TOML is told with its line", "[manifest]") {
    CHECK_THROWS_WITH(parse_manifest("format = 2\n" + schools, "x"), Contains("format is 2") && Contains("1"));
    CHECK_THROWS_WITH(parse_manifest(schools, "x"), Contains("format missing"));
    CHECK_THROWS_WITH(parse_manifest("format = 1\nname = \n", "x.toml"), Contains("x.toml: line 2"));
    CHECK_THROWS_WITH(parse_manifest("format = 1\nformat = 1\n", "x.toml"), Contains("line 2"));
}

TEST_CASE("Credentials in a manifest are refused, and the message does not repeat them", "[manifest]") {
    for (const std::string file :
         {"PG:dbname=emis password=hunter2", "pg:dbname=emis PASSWORD=hunter2", "PG:dbname=emis user=hunter2",
          "PG:service=emis passfile = /hunter2", "postgresql://ministry:hunter2@db/emis",
          "/vsicurl/https://ministry:hunter2@example.org/a.csv", "https://hunter2@example.org/a.csv",
          "https://example.org/a.csv?X-Amz-Signature=hunter2", "https://example.org/a.csv?token=hunter2",
          "/vsicurl/https://example.org/a.csv?sig=hunter2", "/vsicurl/https://example.org/a.csv?v=1&sig=hunter2",
          "/vsicurl/https://example.org/a.csv?api_key=hunter2", "/vsis3/b/a.csv?AWSAccessKeyId=hunter2"}) {
        CAPTURE(file);
        const std::string message = complaint("[[schools]]\nfile = \"" + file + "\"\n");
        CHECK_THAT(message, Contains("d/dataset.toml: schools[1].file holds credentials"));
        CHECK_THAT(message, !Contains("hunter2"));
    }
    for (const std::string file : {"PG:dbname=emis host=db", "/vsis3/bucket/a.csv", "https://example.org/a@2.csv",
                                   "token=1/schools.csv", "password=.csv"}) {
        CAPTURE(file);
        CHECK(complaint("[[schools]]\nfile = \"" + file + "\"\n") == "none");
    }
}
