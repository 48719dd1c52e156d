// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <sys/resource.h>

#include <gdal_priv.h>

#include "geo/error.h"
#include "geo/io/drivers.h"
#include "geo/io/file_hash.h"
#include "geo/io/write.h"
#include "tests/catch.h"
#include "tests/geo/io/small_disk.h"

namespace {

geo::Shapes square_with_hole() {
    geo::Shapes shapes;
    shapes.first_part = {0, 2};
    shapes.first_point = {0, 5, 10};
    shapes.point = {{0, 0}, {4, 0}, {4, 4}, {0, 4}, {0, 0}, {1, 1}, {2, 1}, {2, 2}, {1, 2}, {1, 1}};
    shapes.is_hole = {false, true};
    return shapes;
}

std::vector<geo::OutputLayer> some_layers() {
    geo::Shapes line;
    line.first_part = {0, 1};
    line.first_point = {0, 2};
    line.point = {{0, 0}, {1, 2}};
    line.is_hole = {false};
    return {
        {.name = "schools",
         .geometry = geo::OutputLayer::Geometry::point,
         .place = {{1, 2}, {3, -4}},
         .columns = {{"id", std::vector<std::string>{"a", ""}}, {"npv_usd", std::vector<double>{0.1, std::nan("")}}},
         .qgis_style = "<qgis/>"},
        {.name = "routes",
         .geometry = geo::OutputLayer::Geometry::line,
         .shapes = line,
         .columns = {{"length_m", std::vector<double>{1.0}}}},
        {.name = "areas",
         .geometry = geo::OutputLayer::Geometry::polygon,
         .shapes = square_with_hole(),
         .columns = {{"name", std::vector<std::string>{"A"}}}}};
}

} // namespace

TEST_CASE("A GeoPackage that is written reads back, missing values missing", "[write]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    geo::write_geopackage(folder / "run.gpkg", some_layers(), progress);
    const geo::Table schools = geo::read_table({.path = folder / "run.gpkg", .layer = "schools"}, progress);
    CHECK(schools.place == std::vector<geo::LonLat>{{1, 2}, {3, -4}});
    CHECK(schools.column[schools.find("npv_usd")] == geo::TextColumn{"0.1", ""});
    CHECK(schools.column[schools.find("id")] == geo::TextColumn{"a", ""});
    const geo::Shapes areas = geo::read_polygons({.path = folder / "run.gpkg", .layer = "areas"}, progress).value;
    CHECK(areas.point == square_with_hole().point);
    CHECK(areas.is_hole == square_with_hole().is_hole);
    CHECK(geo::read_lines({.path = folder / "run.gpkg", .layer = "routes"}, progress).value.point.size() == 2);
    const geo::Table styles = geo::read_table({.path = folder / "run.gpkg", .layer = "layer_styles"}, progress);
    CHECK(styles.column[styles.find("f_table_name")] == geo::TextColumn{"schools"});
    CHECK(styles.column[styles.find("styleQML")] == geo::TextColumn{"<qgis/>"});
    CHECK_FALSE(std::filesystem::exists(folder / "run.gpkg-journal"));
}

TEST_CASE("The same layers give the same bytes", "[write]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    geo::write_geopackage(folder / "a.gpkg", some_layers(), progress);
    geo::write_geopackage(folder / "b.gpkg", some_layers(), progress);
    CHECK(geo::hash_file(folder / "a.gpkg") == geo::hash_file(folder / "b.gpkg"));
}

TEST_CASE("A GeoTIFF that is written has its cells, place and missing value", "[write]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const geo::OutputGrid grid{
        .width = 300, .height = 520, .box = {-10.0, 0.0, 20.0, 52.0}, .nodata = -1.0, .has_nodata = true};
    const auto fill = [](int row, std::span<float> cells) {
        for (std::size_t column = 0; column < cells.size(); ++column)
            cells[column] = static_cast<float>(row) * 1000.0F + static_cast<float>(column);
    };
    geo::write_geotiff(folder / "a.tif", grid, fill, progress);
    geo::write_geotiff(folder / "b.tif", grid, fill, progress);
    CHECK(tests::read_file(folder / "a.tif") == tests::read_file(folder / "b.tif"));

    const geo::DatasetHandle dataset = geo::open_raster_file(folder / "a.tif");
    std::array<double, 6> transform{};
    dataset->GetGeoTransform(transform.data());
    CHECK(transform == std::array{-10.0, 0.1, 0.0, 52.0, 0.0, -0.1});
    CHECK(dataset->GetRasterBand(1)->GetNoDataValue() == -1.0);
    CHECK(std::string{dataset->GetSpatialRef()->GetAuthorityCode(nullptr)} == "4326");
    std::vector<float> cells(300 * 520);
    CHECK(dataset->GetRasterBand(1)->RasterIO(GF_Read, 0, 0, 300, 520, cells.data(), 300, 520, GDT_Float32, 0, 0,
                                              nullptr) == CE_None);
    CHECK(cells[0] == 0.0F);
    CHECK(cells[300 * 519 + 299] == 519'299.0F);
}

TEST_CASE("A full disk is an error that leaves no file", "[write]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    std::vector<geo::OutputLayer> layers = some_layers();
    layers[0].place.assign(20'000, {1, 2});
    layers[0].columns = {{"id", std::vector<std::string>(20'000, "a school with a long name")}};
    const geo::OutputGrid grid{.width = 2'000, .height = 2'000, .box = {0, 0, 1, 1}};
    unsigned noise = 1;
    const auto fill = [&](int, std::span<float> cells) {
        for (float& cell : cells)
            cell = static_cast<float>(noise = noise * 1'664'525U + 1'013'904'223U);
    };
    {
        const tests::SmallDisk small{200'000};
        CHECK_THROWS_WITH(geo::write_geopackage(folder / "run.gpkg", layers, progress),
                          Catch::Contains("run.gpkg") && Catch::Contains("disk full"));
        CHECK_THROWS_WITH(geo::write_geotiff(folder / "a.tif", grid, fill, progress),
                          Catch::Contains("a.tif") && Catch::Contains("disk full"));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
    CHECK_THROWS_AS(geo::write_geopackage(folder / "no/such/run.gpkg", layers, progress), geo::Error);
    CHECK_THROWS_AS(geo::write_geotiff(folder / "no/such/a.tif", grid, fill, progress), geo::Error);
}

TEST_CASE("A GeoPackage that is cancelled leaves no file", "[write]") {
    const tests::TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    CHECK_THROWS_AS(geo::write_geopackage(folder / "run.gpkg", some_layers(), progress), geo::Cancelled);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A GeoTIFF that is cancelled leaves no file", "[write]") {
    const tests::TemporaryFolder folder;
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    CHECK_THROWS_AS(
        geo::write_geotiff(
            folder / "a.tif", {.width = 10, .height = 10, .box = {0, 0, 1, 1}}, [](int, std::span<float>) {}, progress),
        geo::Cancelled);
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A file's hash is its SHA-256", "[file_hash]") {
    const tests::TemporaryFolder folder;
    // FIPS 180-2, appendix B.1, and the well-known digest of nothing.
    CHECK(geo::hash_file(tests::write_file(folder / "abc", "abc")) ==
          geo::FileHash{3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"});
    CHECK(geo::hash_file(tests::write_file(folder / "empty", "")) ==
          geo::FileHash{0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"});
    // FIPS 180-2, appendix B.3: a million letters a, more than one block.
    CHECK(geo::hash_file(tests::write_file(folder / "million", std::string(1'000'000, 'a'))).sha256 ==
          "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
    CHECK_THROWS_AS(geo::hash_file(folder / "none"), geo::Error);
}
