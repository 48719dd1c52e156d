// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "geo/io/shapes.h"
#include "tests/catch.h"
#include "tests/geo/io/written_by_gdal.h"

namespace {

geo::Loaded<geo::Shapes> polygons(const std::vector<std::string>& wkt, const std::string& crs = "EPSG:4326") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    return geo::read_polygons({.path = tests::write_geometries(folder / "a.gpkg", "GPKG", crs, wkt)}, progress);
}

/// Shoelace over all rings of a feature, holes taken off; square degrees.
double area(const geo::Shapes& shapes, std::size_t feature) {
    double sum = 0.0;
    for (std::size_t part = shapes.first_part[feature]; part < shapes.first_part[feature + 1]; ++part) {
        double twice = 0.0;
        for (std::size_t point = shapes.first_point[part]; point + 1 < shapes.first_point[part + 1]; ++point) {
            const geo::LonLat a = shapes.point[point], b = shapes.point[point + 1];
            twice += a.lon * b.lat - b.lon * a.lat;
        }
        sum += (shapes.is_hole[part] ? -0.5 : 0.5) * std::abs(twice);
    }
    return sum;
}

} // namespace

TEST_CASE("Polygons keep their parts, holes and attributes", "[shapes]") {
    const auto [shapes, issues] =
        polygons({"POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (1 1, 2 1, 2 2, 1 2, 1 1))",
                  "MULTIPOLYGON (((10 0, 11 0, 11 1, 10 1, 10 0)), ((20 0, 22 0, 22 2, 20 2, 20 0)))"});
    CHECK(issues.empty());
    REQUIRE(shapes.size() == 2);
    CHECK(shapes.part_count() == 4);
    CHECK(shapes.is_hole == std::vector<bool>{false, true, false, false});
    CHECK(area(shapes, 0) == Approx(16.0 - 1.0));
    CHECK(area(shapes, 1) == Approx(1.0 + 4.0));
    CHECK(shapes.attributes.column[0][1] == "2");
    CHECK(geo::box_of(shapes, 1) == geo::Box{10.0, 0.0, 22.0, 2.0});
}

TEST_CASE("Every ring is closed", "[shapes]") {
    const geo::Shapes shapes = polygons({"POLYGON ((0 0, 4 0, 4 4, 0 4))"}).value;
    CHECK(shapes.point.front() == shapes.point.back());
    CHECK(area(shapes, 0) == Approx(16.0));
}

TEST_CASE("An invalid polygon is repaired and told, what is no polygon is set aside", "[shapes]") {
    // A bow tie of two triangles of area 1 each, a spike that repairs to polygon and line, a point.
    const auto [shapes, issues] = polygons(
        {"POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))", "POLYGON ((0 0, 4 0, 4 4, 4 8, 4 4, 0 4, 0 0))", "POINT (1 1)"});
    REQUIRE(shapes.size() == 2);
    CHECK(area(shapes, 0) == Approx(2.0));
    CHECK(shapes.part_count() == 3);
    CHECK(area(shapes, 1) == Approx(16.0));
    REQUIRE(issues.size() == 3);
    CHECK(issues[0].code == "invalid_polygon");
    CHECK_THAT(issues[0].message, Catch::Contains("Self-intersection"));
    CHECK_FALSE(issues[0].set_aside);
    CHECK(issues[2].set_aside);
    CHECK(issues[2].row == 3U);
}

TEST_CASE("Lines come in parts, and features without a line are left out", "[shapes]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const std::string path = tests::write_geometries(
        folder / "a.gpkg", "GPKG", "EPSG:4326",
        {"LINESTRING (0 0, 1 1, 2 0)", "POINT (5 5)", "MULTILINESTRING ((0 0, 1 0), (3 3, 4 4))"});
    const geo::Shapes lines = geo::read_lines({.path = path}, progress).value;
    REQUIRE(lines.size() == 2);
    CHECK(lines.first_part == std::vector<std::size_t>{0, 1, 3});
    CHECK(lines.first_point == std::vector<std::size_t>{0, 3, 5, 7});
    CHECK(lines.attributes.column[0][1] == "3");
    CHECK(lines.attributes.source_row == std::vector<std::size_t>{1, 3});
}

TEST_CASE("Points come one to a part, and features without a point are left out", "[shapes]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const std::string path =
        tests::write_geometries(folder / "a.gpkg", "GPKG", "EPSG:4326",
                                {"MULTIPOINT ((1 2), (3 4))", "LINESTRING (0 0, 1 1)", "POINT EMPTY", "POINT (5 6)"});
    const auto [points, issues] = geo::read_points({.path = path}, progress);
    CHECK(points.point == std::vector<geo::LonLat>{{1.0, 2.0}, {3.0, 4.0}, {5.0, 6.0}});
    CHECK(points.first_part == std::vector<std::size_t>{0, 2, 3});
    CHECK(points.first_point == std::vector<std::size_t>{0, 1, 2, 3});
    CHECK(points.attributes.source_row == std::vector<std::size_t>{1, 4});
    REQUIRE(issues.size() == 2);
    CHECK(issues[0].code == "missing_coordinates");
    CHECK(issues[0].row == 2U);
}

TEST_CASE("A line with a point outside the world is set aside whole, with the point", "[shapes]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const std::string path = tests::write_geometries(
        folder / "a.gpkg", "GPKG", "EPSG:4326",
        {"LINESTRING (0 0, 1 91)", "LINESTRING (-180 -90, 180 90)", "MULTILINESTRING ((0 0, 1 0), (190 3, 4 4))",
         "LINESTRING (0 0, 1e30 1)", "LINESTRING (0 1e400, 1 1)", "LINESTRING (2 0, 3 0)"});
    const auto [lines, issues] = geo::read_lines({.path = path}, progress);
    CHECK(lines.attributes.source_row == std::vector<std::size_t>{2, 6});
    CHECK(lines.first_part == std::vector<std::size_t>{0, 1, 2});
    CHECK(lines.first_point == std::vector<std::size_t>{0, 2, 4});
    CHECK(lines.point == std::vector<geo::LonLat>{{-180.0, -90.0}, {180.0, 90.0}, {2.0, 0.0}, {3.0, 0.0}});
    CHECK(lines.is_hole.size() == 2);
    REQUIRE(issues.size() == 4);
    for (const geo::Issue& issue : issues) {
        CHECK(issue.code == "outside_world");
        CHECK(issue.set_aside);
    }
    CHECK(issues[0].row == 1U);
    CHECK(issues[0].message == "its point at longitude 1, latitude 91 is outside -180..180, -90..90; set aside");
    CHECK_THAT(issues[1].message, Catch::Contains("longitude 190, latitude 3"));
    CHECK(issues[3].row == 5U);
}

TEST_CASE("A shape that PROJ has no place for is set aside with its row, the others are read", "[shapes]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const std::string line_path = tests::write_geometries(
        folder / "l.gpkg", "GPKG", "EPSG:32737",
        {"LINESTRING (500000 10000000, 1e30 10000000)", "LINESTRING (500000 10000000, 500001 10000000)"});
    const auto [lines, line_issues] = geo::read_lines({.path = line_path}, progress);
    const auto [shapes, polygon_issues] =
        polygons({"POLYGON ((500000 10000000, 1e30 10000000, 500001 10000001, 500000 10000000))",
                  "POLYGON ((500000 10000000, 500001 10000000, 500001 10000001, 500000 10000000))"},
                 "EPSG:32737");
    CHECK(lines.attributes.source_row == std::vector<std::size_t>{2});
    CHECK(lines.point.size() == 2);
    CHECK(shapes.attributes.source_row == std::vector<std::size_t>{2});
    for (const std::vector<geo::Issue>& issues : {line_issues, polygon_issues}) {
        REQUIRE(issues.size() == 1);
        CHECK(issues[0].code == "outside_world");
        CHECK(issues[0].row == 1U);
        CHECK(issues[0].set_aside);
        CHECK(issues[0].message == "a point of it cannot be turned into degrees from EPSG:32737; set aside");
    }
}

TEST_CASE("Shapes in metres come in degrees", "[shapes]") {
    const geo::Shapes shapes =
        polygons({"POLYGON ((500000 10000000, 500001 10000000, 500001 10000001, 500000 10000000))"}, "EPSG:32737")
            .value;
    CHECK(shapes.point[0].lon == Approx(39.0).epsilon(1e-9));
    CHECK(shapes.attributes.crs == "EPSG:32737");
}

TEST_CASE("A table without geometry is no layer of shapes", "[shapes]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const std::string path = tests::write_file(folder / "a.csv", "id,name\n1,a\n");
    CHECK_THROWS_WITH(geo::read_polygons({.path = path}, progress), Catch::Contains("holds no geometry"));
}

TEST_CASE("Every polygon of the reference is read", "[shapes][reference]") {
    geo::Progress progress;
    const auto [file, count] =
        GENERATE(table<std::string, std::size_t>({{"MRT-mauritania/admin/ne_admin1_MRT.gpkg", 13},
                                                  {"KEN-kenya/admin/Kenya_County_shapefile.shp", 47},
                                                  {"GHA-ghana/admin/Ghana_adm1_uscb_2018.shp", 10},
                                                  {"_antimeridian/ne_admin1_pacific.gpkg", 19},
                                                  {"ESP-ibiza/inputs/mobile-coverage.gpkg", 770}}));
    const geo::Shapes shapes = geo::read_polygons({.path = tests::reference("data/" + file)}, progress).value;
    CHECK(shapes.size() == count);
    CHECK(shapes.attributes.size() == count);
}
