// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>

#include "geo/io/shapes.h"
#include "geo/io/table.h"
#include "tests/catch.h"

namespace {

geo::Table read(const geo::LayerSource& source) {
    geo::Progress progress;
    return geo::read_table(source, progress);
}

geo::Table read_reference(const std::string& path) { return read({.path = tests::reference("data/" + path)}); }

double number(std::string_view text) { return std::strtod(std::string{text}.c_str(), nullptr); }

} // namespace

TEST_CASE("The school list of Mauritania has 2,942 rows and keeps its odd last ones", "[table][reference]") {
    const geo::Table table = read_reference("MRT-mauritania/schools/Mauritania_4Visual_mockup_063007.csv");
    REQUIRE(table.size() == 2'942);
    CHECK(table.driver == "CSV");
    CHECK_FALSE(table.has_places());
    CHECK(table.source_row.front() == 2);
    CHECK(table.source_row.back() == 2'943);
    CHECK(table.column[table.find("Moughataa")][0] == "Amourj");
    CHECK(table.column[table.find("IDORDRE")][2'940] == "Source:");

    double pupils = 0.0;
    for (std::size_t row = 0; row < table.size(); ++row)
        pupils += number(table.column[table.find("Students")][row]);
    CHECK(pupils == 510'335);
}

TEST_CASE("Kenya's schools in UTM land on the degrees that they state themselves", "[table][reference]") {
    const geo::Table table = read_reference("KEN-kenya/schools/ken_schools_2016_utm.gpkg");
    REQUIRE(table.size() == 37'930);
    CHECK(table.crs == "EPSG:32737");
    double worst_degrees = 0.0;
    for (std::size_t row = 0; row < table.size(); ++row) {
        const double lon = number(table.column[table.find("x_coord")][row]);
        const double lat = number(table.column[table.find("y_coord")][row]);
        worst_degrees =
            std::max({worst_degrees, std::abs(table.place[row].lon - lon), std::abs(table.place[row].lat - lat)});
    }
    CHECK(worst_degrees < 1e-5);
}

TEST_CASE("Kenya's gzipped list is the same table as its GeoPackage", "[table][reference]") {
    const geo::Table packed = read_reference("KEN-kenya/schools/ken_schools_2016.csv.gz");
    const geo::Table package = read_reference("KEN-kenya/schools/ken_schools_2016_utm.gpkg");
    REQUIRE(packed.size() == package.size());
    std::size_t different = 0;
    for (const char* name : {"school_name", "county", "ward"}) {
        for (std::size_t row = 0; row < packed.size(); ++row) {
            different += packed.column[packed.find(name)][row] != package.column[package.find(name)][row];
        }
    }
    CHECK(different == 0);
}

TEST_CASE("A list without a header line names its columns by position", "[table][reference]") {
    const geo::Table table =
        read({.path = tests::reference("data/ECU-ecuador-opencellid/740.csv.gz"), .has_header = false});
    REQUIRE(table.size() == 75'068);
    CHECK(table.names.size() == 14);
    CHECK(table.names[6] == "7");
    CHECK(table.source_row.front() == 1);
    CHECK(table.column[table.find("7")][0] == "-79.854472");
    CHECK(table.column[table.find("8")][0] == "-2.073579");
}

TEST_CASE("A SpatiaLite file in the old code of Web Mercator lands in Kenya", "[table][reference]") {
    const geo::Table table = read_reference("KEN-kenya/schools/kenya-secondary-locations.sqlite");
    REQUIRE(table.size() == 6'099);
    CHECK(table.crs == "EPSG:3857 (EPSG:900913 in the file)");
    std::size_t inside = 0;
    for (const geo::LonLat place : table.place) {
        inside += place.lon > 33.9 && place.lon < 41.9 && place.lat > -4.7 && place.lat < 5.1;
    }
    CHECK(inside == table.size());
    // 3,781,683.402 m east of Greenwich: x / 6,378,137 in radians.
    double west = 180.0;
    for (const geo::LonLat place : table.place)
        west = std::min(west, place.lon);
    CHECK(west == Approx(3'781'683.402314 / 6'378'137.0 * 180.0 / 3.14159265358979323846).epsilon(1e-9));
}

TEST_CASE("A plain SQLite table has columns and no places", "[table][reference]") {
    const geo::Table table = read({.path = tests::reference("data/KEN-kenya/osm/kenya.sqlite"), .layer = "NODE"});
    CHECK(table.size() == 59'070);
    CHECK_FALSE(table.has_places());
    CHECK(table.find("LAT") != geo::Table::npos);
    CHECK(geo::layer_names(tests::reference("data/KEN-kenya/osm/kenya.sqlite")) ==
          std::vector<std::string>{"META", "NODE"});
}

TEST_CASE("Zimbabwe's schools come as two GeoJSON files", "[table][reference]") {
    CHECK(read_reference("ZWE-zimbabwe/primary_schools.geojson").size() == 5'667);
    CHECK(read_reference("ZWE-zimbabwe/secondary_schools.geojson").size() == 2'253);
}

TEST_CASE("Submarine cables in metres are read as degrees", "[shapes][reference]") {
    geo::Progress progress;
    const geo::Shapes cables =
        geo::read_lines({.path = tests::reference("data/_regional-westafrica-fibre/cables.geojson")}, progress).value;
    CHECK(cables.size() == 15);
    CHECK(cables.attributes.crs == "EPSG:3857");
    geo::Box box;
    for (std::size_t cable = 0; cable < cables.size(); ++cable)
        box = box.united_with(geo::box_of(cables, cable));
    CHECK(box.west == Approx(-6'311'313.196163 / 6'378'137.0 * 180.0 / 3.14159265358979323846).epsilon(1e-9));
    CHECK(box.north < 52.0);
}

TEST_CASE("Districts without a CRS are refused until one is named", "[shapes][reference]") {
    geo::Progress progress;
    const std::string path = tests::reference("data/KEN-kenya/admin/Ken_Districts.zip");
    CHECK_THROWS_WITH(geo::read_polygons({.path = path}, progress),
                      Catch::Contains("has no CRS") && Catch::Contains("crs = "));

    const geo::Shapes districts = geo::read_polygons({.path = path, .crs = "EPSG:4326"}, progress).value;
    CHECK(districts.size() == 69);
    CHECK(districts.attributes.find("DISTNAME") != geo::Table::npos);
    const geo::Shapes named =
        geo::read_polygons({.path = path + "/Ken_Districts/Ken_Districts.shp", .crs = "EPSG:4326"}, progress).value;
    CHECK(named.point.size() == districts.point.size());
}

TEST_CASE("A workbook of prices gives its sheets and its numbers as typed", "[table][reference]") {
    const std::string path = tests::reference("data/ESP-ibiza/inputs/esp_costs_test.xlsx");
    CHECK(geo::layer_names(path).size() == 4);
    const geo::Table prices = read({.path = path, .layer = "Satellite"});
    const std::size_t name = prices.find("Variable name"), value = prices.find("Value");
    REQUIRE(name != geo::Table::npos);
    CHECK(prices.column[name][0] == "hw_setup_cost_sat");
    CHECK(prices.column[value][0] == "3000");
    CHECK(prices.column[value][2] == "0.04");
}
