// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <cstdlib>

#include <gdal_priv.h>
#include <ogrsf_frmts.h>

#include "geo/box.h"
#include "geo/io/crs.h"
#include "geo/io/drivers.h"
#include "geo/io/shapes.h"
#include "geo/io/table.h"
#include "tests/catch.h"
#include "tests/geo/io/written_by_gdal.h"

namespace {

geo::Table read(const geo::LayerSource& source) {
    geo::Progress progress;
    return geo::read_table(source, progress);
}

geo::Table read_places(const std::vector<std::string>& wkt, const std::string& crs, const std::string& override = "") {
    const tests::TemporaryFolder folder;
    return read({.path = tests::write_geometries(folder / "shapes.gpkg", "GPKG", crs, wkt), .crs = override});
}

} // namespace

TEST_CASE("Every point format gives the rows and places that GDAL wrote", "[table]") {
    const tests::TemporaryFolder folder;
    const auto [suffix, driver, name_column] = GENERATE(table<std::string, std::string, std::string>({
        {".gpkg", "GPKG", "name"},
        {".shp", "ESRI Shapefile", "name"},
        {".geojson", "GeoJSON", "name"},
        {".fgb", "FlatGeobuf", "name"},
        {".sqlite", "SQLite", "name"},
        {".kml", "LIBKML", "Name"},
        {".kmz", "LIBKML", "Name"},
    }));
    CAPTURE(suffix);
    const geo::Table table = read({.path = tests::write_many_points(folder / ("points" + suffix), driver, 250)});
    REQUIRE(table.size() == 250);
    CHECK(table.driver == driver);
    CHECK(table.crs == "EPSG:4326");
    // FlatGeobuf orders its features along a Hilbert curve: what belongs together must stay together.
    for (std::size_t row = 0; row < table.size(); ++row) {
        const std::string id{table.column[table.find("id")][row]};
        const int number = std::atoi(id.c_str());
        CHECK(table.column[table.find(name_column)][row] == "school " + id);
        CHECK(std::strtod(std::string{table.column[table.find("share")][row]}.c_str(), nullptr) == number / 8.0);
        CHECK(table.place[row] == geo::LonLat{number % 100 + 0.0, number % 50 + 0.0});
    }
}

TEST_CASE("Batches of columns give the same table as features one by one", "[table]") {
    const tests::TemporaryFolder folder;
    // GeoPackage is read in batches, SQLite feature by feature.
    const geo::Table batches = read({.path = tests::write_odd_points(folder / "a.gpkg", "GPKG")});
    const geo::Table features = read({.path = tests::write_odd_points(folder / "a.sqlite", "SQLite")});
    CHECK(batches.names == features.names);
    CHECK(batches.column == features.column);
    CHECK(batches.source_row == features.source_row);
    CHECK(batches.source_row[1] == 7);
    CHECK(batches.column[0][1] == "2");
    CHECK(batches.column[1][1].empty());
    CHECK(batches.column[2][2] == "0.30000000000000004");
    CHECK(batches.column[3][3] == "-12345678901234567");
    for (const geo::Table* table : {&batches, &features}) {
        REQUIRE(table->place.size() == 4);
        CHECK(table->place[0] == geo::LonLat{1.5, -2.25});
        CHECK(std::isnan(table->place[1].lon));
        CHECK(table->place[2] == geo::LonLat{3.0, 4.0});
    }
    CHECK(std::isnan(batches.place[3].lon)); // SQLite keeps an empty point as 0, 0
}

TEST_CASE("Workbooks give cells as a person sees them", "[table]") {
    const tests::TemporaryFolder folder;
    const std::string suffix = GENERATE(".xlsx", ".ods");
    const std::string driver = suffix == ".xlsx" ? "XLSX" : "ODS";
    const geo::Table table = read({.path = tests::write_many_points(folder / ("list" + suffix), driver, 30)});
    REQUIRE(table.size() == 30);
    CHECK(table.names == std::vector<std::string>{"id", "name", "share"});
    CHECK_FALSE(table.has_places());
    CHECK(table.column[0][12] == "12");
    CHECK(table.column[1][12] == "school 12");
    CHECK(table.column[2][12] == "1.5");
    CHECK(table.column[2][16] == "2");
    CHECK(table.source_row.front() == 2);

    const geo::Table later = read({.path = folder / ("list" + suffix), .layer = "points", .header_row = 5});
    CHECK(later.names == std::vector<std::string>{"3", "school 3", "0.375"});
    CHECK(later.source_row.front() == 6);
    CHECK_THROWS_WITH(read({.path = folder / ("list" + suffix), .layer = "2024"}),
                      Catch::Contains("no layer '2024'") && Catch::Contains("points"));
}

TEST_CASE("Numbers keep every digit, and no more than they need", "[table]") {
    const tests::TemporaryFolder folder;
    const std::string path = tests::write_file(folder / "a.geojson", R"({"type": "FeatureCollection", "features": [
        {"type": "Feature", "properties": {"real": 0.1, "whole": 100000.0, "long": 12345678901234567, "text": "007", "yes": true, "list": ["a", "b"], "none": null}, "geometry": {"type": "Point", "coordinates": [1, 2, 3]}},
        {"type": "Feature", "properties": {"real": 0.30000000000000004, "whole": 1.5, "long": 2, "text": "'=x", "yes": false, "list": [], "none": null}, "geometry": null}]})");
    const geo::Table table = read({.path = path});
    const auto cell = [&](const char* name, std::size_t row) { return table.column[table.find(name)][row]; };
    CHECK(cell("real", 0) == "0.1");
    CHECK(cell("real", 1) == "0.30000000000000004");
    CHECK(cell("whole", 0) == "100000");
    CHECK(cell("long", 0) == "12345678901234567");
    CHECK(cell("text", 0) == "007");
    CHECK(cell("text", 1) == "=x");
    CHECK(cell("yes", 0) == "true");
    CHECK(cell("list", 0) == "a, b");
    CHECK(cell("none", 0).empty());
    CHECK(table.place[0] == geo::LonLat{1.0, 2.0});
    CHECK(std::isnan(table.place[1].lon));
}

TEST_CASE("Places come in degrees from any CRS, longitude first", "[table]") {
    // False easting 500,000 m on the central meridian of zone 37, 39 degrees east, at the equator of a southern zone.
    const geo::Table utm = read_places({"POINT (500000 10000000)"}, "EPSG:32737");
    CHECK(utm.place[0].lon == Approx(39.0).epsilon(1e-9));
    CHECK(utm.place[0].lat == Approx(0.0).margin(1e-9));
    const geo::Table degrees = read_places({"POINT (10 50)"}, "EPSG:4326");
    CHECK(degrees.place[0] == geo::LonLat{10.0, 50.0});
}

TEST_CASE("A CRS that a person names wins, none at all is an error that says how to name one", "[table]") {
    const geo::Table named = read_places({"POINT (500000 10000000)"}, "EPSG:4326", "EPSG:32737");
    CHECK(named.place[0].lon == Approx(39.0).epsilon(1e-9));
    CHECK(named.crs == "EPSG:32737");
    CHECK_THROWS_WITH(read_places({"POINT (1 2)"}, ""),
                      Catch::Contains("has no CRS") && Catch::Contains("crs = \"EPSG:4326\""));
    CHECK_THROWS_WITH(read_places({"POINT (1 2)"}, "", "nonsense"), Catch::Contains("crs is \"nonsense\""));
}

TEST_CASE("A CRS that knows no place on the Earth is none", "[table][shapes]") {
    const std::string crs = GENERATE("", R"(LOCAL_CS["plan of the town",UNIT["metre",1]])");
    const tests::TemporaryFolder folder;
    geo::LayerSource roads{.path = tests::write_geometries(folder / "a.gpkg", "GPKG", crs, {"LINESTRING (0 0, 1 1)"})};
    geo::Progress progress;
    CHECK_FALSE(geo::has_crs(roads));
    CHECK_THROWS_WITH(geo::read_lines(roads, progress), Catch::Contains("a.gpkg: has no CRS that leads to degrees"));
    roads.crs = "EPSG:4326";
    CHECK(geo::has_crs(roads));
    CHECK(geo::read_lines(roads, progress).value.point.back() == geo::LonLat{1.0, 1.0});
}

TEST_CASE("A polygon gives a place inside it, a line none", "[table]") {
    const geo::Table table = read_places({"LINESTRING (0 0, 4 0)", "POLYGON ((0 0, 2 0, 2 2, 0 2, 0 0))",
                                          "MULTIPOINT ((5 6), (7 8))", "MULTILINESTRING ((0 0, 1 0), (0 5, 8 5))",
                                          "GEOMETRYCOLLECTION (POINT (9 9), POLYGON ((10 0, 12 0, 12 2, 10 2, 10 0)))",
                                          "POINT EMPTY", "GEOMETRYCOLLECTION (LINESTRING (0 0, 1 0), POINT (9 9))"},
                                         "EPSG:4326");
    CHECK(std::isnan(table.place[0].lat));
    CHECK(geo::Box{0.1, 0.1, 1.9, 1.9}.contains(table.place[1]));
    CHECK(table.place[2] == geo::LonLat{5.0, 6.0});
    CHECK(std::isnan(table.place[3].lat));
    CHECK(geo::Box{10.1, 0.1, 11.9, 1.9}.contains(table.place[4]));
    CHECK(std::isnan(table.place[5].lat));
    CHECK(table.place[6] == geo::LonLat{9.0, 9.0});
}

TEST_CASE("Columns in metres become degrees by the CRS that is named", "[crs]") {
    std::vector<geo::LonLat> places{{500'000, 10'000'000}, {1e30, 0}};
    geo::to_lon_lat("EPSG:32737", "a.csv", places);
    CHECK(places[0].lon == Approx(39.0).epsilon(1e-9));
    CHECK(std::isnan(places[1].lon));
}

TEST_CASE("Only allowed drivers are registered", "[table]") {
    geo::set_up_gdal();
    for (const char* driver : {"WMS", "OGR_VRT", "HTTP", "PDF", "GML", "netCDF"}) {
        CHECK(GetGDALDriverManager()->GetDriverByName(driver) == nullptr);
    }
}
