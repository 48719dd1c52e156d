// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <sstream>
#include <vector>

#include "tests/catch.h"
#include "tests/cli/run_program.h"

using Catch::Matchers::Contains;
using tests::run;

namespace {

/// Two schools on the equator, 0.1 degrees apart, in a strip of 30 x 3 cells of 0.01 degrees with ten people each.
class Strip {
public:
    explicit Strip(const std::string& layers = "[population]\nfile = \"pop.asc\"\ncrs = \"EPSG:4326\"\n") {
        tests::write_file(folder_ / "schools.csv", "id,lat,lon,learners,level\na,0,10.105,30,primary\n"
                                                   "b,0,10.205,,secondary\n");
        std::string cells = "ncols 30\nnrows 3\nxllcorner 10\nyllcorner -0.015\ncellsize 0.01\nNODATA_value -1\n";
        for (int row = 0; row < 3; ++row) {
            for (int col = 0; col < 30; ++col)
                cells += "10 ";
            cells += "\n";
        }
        tests::write_file(folder_ / "pop.asc", cells);
        tests::write_file(folder_ / "dataset.toml",
                          "format = 1\nname = \"Strip\"\n[[schools]]\nfile = \"schools.csv\"\n" + layers);
    }
    std::string operator/(const std::string& name) const { return folder_ / name; }
    const std::string& path() const { return folder_.path(); }

private:
    tests::TemporaryFolder folder_;
};

/// A number of the row of a table that begins so.
double number_in(const std::string& table, const std::string& row, int column) {
    const std::size_t begin = table.find("\n" + row);
    REQUIRE(begin != std::string::npos);
    std::istringstream cells{table.substr(begin + 1, table.find('\n', begin + 1) - begin - 1)};
    std::string cell;
    for (int before = 0; before <= column; ++before)
        std::getline(cells, cell, ',');
    return std::stod(cell);
}

/// A GeoJSON polygon around a box.
std::string box_feature(double west, double south, double east, double north) {
    std::ostringstream text;
    text << R"({"type":"Feature","properties":{"name":"Box"},"geometry":{"type":"Polygon","coordinates":[[[)" << west
         << "," << south << "],[" << east << "," << south << "],[" << east << "," << north << "],[" << west << ","
         << north << "],[" << west << "," << south << "]]]}}";
    return text.str();
}

} // namespace

TEST_CASE("reach counts people within and beyond by level, and both make the raster's total", "[reach]") {
    const Strip country;
    const auto outcome = run({"reach", country.path(), "--radius-km", "20", "50", "--out", country / "reach.csv",
                              "--schools", country / "schools_reach.csv"});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    // Within 50 km of either school lies all of the strip of 33 km: 900 people, none beyond.
    const std::string table = tests::read_file(country / "reach.csv");
    CHECK_THAT(table, Contains("level,radius_m,schools,people,people_within,people_beyond"));
    CHECK_THAT(table,
               Contains("all,50000,2,900,") && Contains("primary,50000,1,900,") && Contains("secondary,50000,1,900,"));
    CHECK_THAT(outcome.out, Contains("secondary") && Contains("900"));
    // Of all schools each takes the people up to the middle between them, at 10.155: 15.5 and 14.5 columns of 30.
    const std::string schools = tests::read_file(country / "schools_reach.csv");
    CHECK_THAT(schools, Contains("a,all,50000,465") || Contains("a,all,50000,464.99"));
    CHECK_THAT(schools, Contains("b,all,50000,435") || Contains("b,all,50000,434.99"));
    // 30 learners for 900 people, and none known at b
    CHECK_THAT(schools, Contains("a,primary,50000,900") || Contains("a,primary,50000,899.99"));
    CHECK_THAT(schools, Contains(",0.0333333"));
}

TEST_CASE("Where there are admin areas, reach counts the people in them, and says so", "[reach]") {
    const Strip whole;
    CHECK_THAT(run({"reach", whole.path()}).out,
               Contains("people: 900 in the population raster\nthere are no admin areas: a neighbour's people count"));
    // two areas side by side, from the eleventh column to three fifths of the twentieth; all rows but half of the last
    const Strip country{"[population]\nfile = \"pop.asc\"\ncrs = \"EPSG:4326\"\n[[admin]]\nfile = \"areas.geojson\"\n"};
    tests::write_file(country / "areas.geojson", R"({"type":"FeatureCollection","features":[)" +
                                                     box_feature(10.1, -0.01, 10.16, 1) + "," +
                                                     box_feature(10.16, -0.01, 10.196, 1) + "]}");
    const auto outcome = run({"reach", country.path(), "--radius-km", "50", "--out", country / "reach.csv"});
    INFO(outcome.err);
    REQUIRE(outcome.exit_code == 0);
    // 9.6 columns of 2.5 rows of ten people
    CHECK_THAT(outcome.out, Contains("people: 900 in the population raster, 240 of them in the admin areas\n"
                                     "those in the admin areas count"));
    CHECK(number_in(tests::read_file(country / "reach.csv"), "all,50000,2,", 3) == Approx(240.0));
    CHECK(number_in(tests::read_file(country / "reach.csv"), "all,50000,2,", 4) == Approx(240.0).margin(0.01));
    CHECK_THAT(run({"check", country.path()}).out, Contains("900 in the population raster, 240 of them"));
}

TEST_CASE("reach --decay refuses cells that are larger than a radius", "[reach]") {
    const Strip country; // of cells of 1.1 km
    const auto outcome = run({"reach", country.path(), "--radius-km", "5", "1", "--decay"});
    CHECK(outcome.exit_code == 1);
    CHECK_THAT(outcome.err, Contains("cells of 1.1 km are larger than a radius of 1 km; a finer raster, or radii of at "
                                     "least a cell, is expected"));
    CHECK(run({"reach", country.path(), "--radius-km", "1"}).exit_code == 0);
}

TEST_CASE("reach --decay lets a school's learners go to the people near it", "[reach]") {
    const Strip country;
    const auto access_of_a = [&](const std::string& decay) {
        std::vector<std::string> words{"reach",     country.path(),      "--radius-km", "5",
                                       "--schools", country / "out.csv", "--force"};
        if (!decay.empty()) words.push_back(decay);
        REQUIRE(run(words).exit_code == 0);
        return number_in(tests::read_file(country / "out.csv"), "a,primary,5000,", 4);
    };
    // Nine columns of three cells lie about within 5 km, at 0, 1.1, ... 4.5 km; 30 learners.
    CHECK(access_of_a("--decay") > 1.5 * access_of_a(""));
}

TEST_CASE("reach refuses what it cannot do", "[reach]") {
    const Strip without{""};
    const auto no_people = run({"reach", without.path()});
    CHECK(no_people.exit_code == 1);
    CHECK_THAT(no_people.err, Contains("no [population] raster"));
    const Strip country;
    CHECK(run({"reach", country.path(), "--radius-km", "0"}).exit_code == 2);
    const auto standing = run({"reach", country.path(), "--out", country / "schools.csv"});
    CHECK(standing.exit_code == 1);
    CHECK_THAT(standing.err, Contains("schools.csv"));
    CHECK_THAT(tests::read_file(country / "schools.csv"), Contains("primary")); // and nothing is lost
}
