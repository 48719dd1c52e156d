// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/relief.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <random>

#include "geo/error.h"
#include "geo/io/memory.h"
#include "geo/io/raster_cells.h"
#include "geo/relief/sight.h"

using Catch::Matchers::Contains;

namespace {

constexpr double cell_deg = 0.001;

std::vector<double> heights_of(const geo::Relief& relief, const std::vector<geo::LonLat>& places) {
    geo::Progress progress;
    return geo::sample_heights(relief, places, progress);
}

double height_at(const geo::Relief& relief, geo::LonLat place) { return heights_of(relief, {place}).front(); }

bool are_same(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

/// A relief of random heights, a cell in ten without data.
tests::SmallRaster random_heights(int width, int height) {
    std::mt19937 random{7};
    std::uniform_int_distribution<int> metres{0, 4'000}, chance{0, 9};
    tests::SmallRaster raster{.width = width, .height = height};
    raster.nodata = -32'768.0;
    raster.cell_type = "Int16";
    raster.geo_transform = {10.0, cell_deg, 0.0, 5.0, 0.0, -cell_deg};
    for (int cell = 0; cell < width * height; ++cell)
        raster.cells.push_back(chance(random) == 0 ? -32'768.0 : metres(random));
    return raster;
}

/// A part of it, on the same grid.
tests::SmallRaster cut(const tests::SmallRaster& whole, int col, int row, int width, int height) {
    tests::SmallRaster part = whole;
    part.width = width;
    part.height = height;
    part.cells.clear();
    part.geo_transform[0] += col * whole.geo_transform[1];
    part.geo_transform[3] += row * whole.geo_transform[5];
    for (int y = row; y < row + height; ++y) {
        for (int x = col; x < col + width; ++x)
            part.cells.push_back(whole.cells[static_cast<std::size_t>(y * whole.width + x)]);
    }
    return part;
}

std::vector<geo::LonLat> random_places(geo::Box box, std::size_t count) {
    std::mt19937 random{11};
    std::uniform_real_distribution<double> lon{box.west, box.east}, lat{box.south, box.north};
    std::vector<geo::LonLat> places(count);
    for (geo::LonLat& place : places)
        place = {lon(random), lat(random)};
    return places;
}

} // namespace

TEST_CASE("Between the middles of four cells the surface is bilinear", "[relief]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(
        tests::write_raster(folder / "a.tif", {.width = 2, .height = 2, .cells = {100, 200, 300, 600}}), "");
    CHECK(height_at(relief, {0.5, -0.5}) == 100.0);
    CHECK(height_at(relief, {1.0, -0.5}) == 150.0);
    CHECK(height_at(relief, {0.75, -1.25}) ==
          Approx((100 * 3 + 200 * 1) / 4.0 / 4.0 + (300 * 3 + 600 * 1) / 4.0 * 3.0 / 4.0));
    CHECK(height_at(relief, {1.9, -1.9}) == 600.0); // level for the outer half cell
    CHECK(height_at(relief, {0.0, 0.0}) == 100.0);
    CHECK(std::isnan(height_at(relief, {2.1, -1.0})));
    CHECK(std::isnan(height_at(relief, {1.0, 0.1})));
}

TEST_CASE("A void is not known and never sea level, and only what leans on it is unknown", "[relief]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(
        tests::write_raster(folder / "a.tif", {.width = 3, .height = 1, .cells = {100, 200, -9}, .nodata = -9.0}), "");
    CHECK(height_at(relief, {1.0, -0.5}) == 150.0);
    CHECK(height_at(relief, {1.5, -0.5}) == 200.0); // on the middle of a cell beside the void
    CHECK(std::isnan(height_at(relief, {1.6, -0.5})));
    CHECK(std::isnan(height_at(relief, {2.9, -0.5})));
}

TEST_CASE("Splitting a relief into tiles changes nothing", "[relief]") {
    const tests::TemporaryFolder folder;
    const tests::SmallRaster whole = random_heights(700, 300);
    const std::vector<geo::LonLat> places = random_places({9.9, 4.6, 10.8, 5.1}, 20'000);
    const std::vector<double> expected =
        heights_of(geo::open_relief(tests::write_raster(folder / "whole.tif", whole), ""), places);

    const bool they_overlap = GENERATE(false, true);
    const int more = they_overlap ? 1 : 0; // a column and a row more, as .hgt tiles have
    const std::vector<int> col{0, 130, 256, 700}, row{0, 255, 300};
    std::filesystem::create_directory(folder / "tiles");
    for (std::size_t x = 0; x + 1 < col.size(); ++x) {
        for (std::size_t y = 0; y + 1 < row.size(); ++y) {
            const int width = std::min(col[x + 1] + more, 700) - col[x],
                      height = std::min(row[y + 1] + more, 300) - row[y];
            const std::string name = "tiles/" + std::to_string(3 - x) + std::to_string(y) + ".tif";
            tests::write_raster(folder / name, cut(whole, col[x], row[y], width, height));
        }
    }
    const geo::Relief tiled = geo::open_relief(folder / "tiles", "");
    CHECK(tiled.tiles.size() == 6);
    CHECK(tiled.frame.width == 700);
    CHECK(are_same(heights_of(tiled, places), expected));
    std::filesystem::remove_all(folder / "tiles");
}

TEST_CASE("A limit of memory changes no height", "[relief]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief =
        geo::open_relief(tests::write_raster(folder / "whole.tif", random_heights(700, 600)), "");
    const std::vector<geo::LonLat> places = random_places(relief.frame.box, 5'000);
    const std::vector<double> expected = heights_of(relief, places);
    const std::uint64_t before = geo::cell_memory_bytes();
    geo::limit_memory(1); // a block at a time
    CHECK(are_same(heights_of(relief, places), expected));
    geo::limit_memory(4 * before);
}

TEST_CASE("Gabon's two tiles are one surface without a seam", "[relief]") {
    const tests::TemporaryFolder folder;
    for (const std::string name : {"N00E010.hgt", "N00E011.hgt.zip"})
        std::filesystem::copy(tests::reference("data/_edge-rasters/" + name), folder / name);
    const geo::Relief relief = geo::open_relief(folder.path(), "");
    REQUIRE(relief.tiles.size() == 2);
    CHECK(relief.frame.width == 2 * 1'200 + 1);
    CHECK(relief.frame.height == 1'201);

    std::vector<std::vector<double>> posts(2); // of each tile, row by row
    for (std::size_t tile = 0; tile < 2; ++tile)
        geo::RasterCells{relief.tiles[tile].source}.read({0, 0, 1'201, 1'201}, posts[tile]);
    const auto post = [&](int col, int row) { // by columns from 10 E and rows from 1 N
        const int tile = col > 1'200 ? 1 : 0;
        return posts[static_cast<std::size_t>(tile)][static_cast<std::size_t>(row * 1'201 + col - 1'200 * tile)];
    };
    for (std::size_t row = 0; row < 1'201; ++row)
        CHECK(posts[0][row * 1'201 + 1'200] == posts[1][row * 1'201]); // both hold the posts at 11 E
    const std::vector<geo::LonLat> places = random_places({10.99, 0.001, 11.01, 0.999}, 5'000);
    const std::vector<double> heights_m = heights_of(relief, places);
    double worst_m = 0.0;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const double x = (places[place].lon - 10.0) * 1'200.0, y = (1.0 - places[place].lat) * 1'200.0;
        const int col = static_cast<int>(x), row = static_cast<int>(y);
        const double right = x - col, down = y - row;
        const double expected_m = (post(col, row) * (1 - right) + post(col + 1, row) * right) * (1 - down) +
                                  (post(col, row + 1) * (1 - right) + post(col + 1, row + 1) * right) * down;
        worst_m = std::max(worst_m, std::abs(heights_m[place] - expected_m));
    }
    CHECK(worst_m < 1e-6);
    for (double lat = 0.05; lat < 1.0; lat += 0.1) { // continuous across the seam
        const double west_m = height_at(relief, {11.0 - 1e-9, lat}), east_m = height_at(relief, {11.0 + 1e-9, lat});
        CHECK(west_m == Approx(east_m).margin(1e-3));
    }
}

TEST_CASE("Tiles on both sides of the antimeridian are one surface", "[relief]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster west{.width = 10, .height = 1, .cells = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}};
    west.geo_transform = {179.0, 0.1, 0.0, 0.05, 0.0, -0.1};
    tests::SmallRaster east = west;
    east.cells = {10, 11, 12, 13, 14, 15, 16, 17, 18, 19};
    east.geo_transform[0] = -180.0;
    tests::write_raster(folder / "a.tif", east);
    tests::write_raster(folder / "b.tif", west);
    const geo::Relief relief = geo::open_relief(folder.path(), "");
    CHECK(relief.frame.width == 20);
    CHECK(height_at(relief, {180.0, 0.0}) == Approx(9.5));
    CHECK(height_at(relief, {-180.0, 0.0}) == Approx(9.5));
    CHECK(height_at(relief, {-179.98, 0.0}) == Approx(9.7));
    CHECK(std::isnan(height_at(relief, {-178.9, 0.0})));
    geo::Progress progress;
    const geo::ReliefProfile profile = geo::read_profile(relief, {179.55, 0.0}, {-179.55, 0.0}, progress);
    for (std::size_t sample = 0; sample < profile.ground_m.size(); ++sample) {
        CHECK(profile.ground_m[sample] ==
              Approx(5.0 + 9.0 * profile.distance_m[sample] / profile.distance_m.back()).margin(1e-6));
    }
}

TEST_CASE("A relief of the whole Earth has no seam at its edges", "[relief]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster world{.width = 36, .height = 1};
    for (int col = 0; col < 36; ++col)
        world.cells.push_back(std::min(col, 36 - col));
    world.geo_transform = {-180.0, 10.0, 0.0, 5.0, 0.0, -10.0};
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "world.tif", world), "");
    CHECK(height_at(relief, {179.9999, 0.0}) == Approx(0.5).margin(1e-3));
    CHECK(height_at(relief, {-179.9999, 0.0}) == Approx(0.5).margin(1e-3));
    CHECK(height_at(relief, {-175.0, 0.0}) == 0.0);
    CHECK(height_at(relief, {540.0 - 1e-4, 0.0}) == Approx(0.5).margin(1e-3));
}

TEST_CASE("Heights in feet are told by the band's unit", "[relief]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster{.width = 1, .height = 1, .cells = {1000}};
    const auto height_in = [&](const std::string& unit) {
        raster.unit = unit;
        return height_at(geo::open_relief(tests::write_raster(folder / "a.tif", raster), ""), {0.5, -0.5});
    };
    CHECK(height_in("") == 1000.0);
    CHECK(height_in("metre") == 1000.0);
    CHECK(height_in("ft") == Approx(304.8));
    CHECK(height_in("Feet") == Approx(304.8));
    CHECK(height_in("US survey foot") == Approx(1000.0 * 1200.0 / 3937.0));
    CHECK_THROWS_WITH(height_in("fathom"), Contains("fathom") && Contains("metres or feet"));
}

TEST_CASE("A relief that cannot be used says why", "[relief]") {
    const tests::TemporaryFolder folder;
    const tests::SmallRaster good{.width = 2, .height = 1, .cells = {1, 2}};
    tests::SmallRaster nowhere = good, picture = good, finer = good, off = good;
    nowhere.crs = "";
    picture.photometric = "PALETTE";
    picture.cell_type = "Byte";
    finer.geo_transform[1] = 0.5;
    off.geo_transform[0] = 2.5;

    CHECK_THROWS_WITH(geo::open_relief(tests::write_raster(folder / "crs.tif", nowhere), ""), Contains("CRS"));
    CHECK_THROWS_WITH(geo::open_relief(tests::write_raster(folder / "picture.tif", picture), ""), Contains("picture"));
    CHECK_THROWS_WITH(geo::open_relief(folder / "absent", ""), Contains("no such file"));
    std::filesystem::create_directory(folder / "empty");
    CHECK_THROWS_WITH(geo::open_relief(folder / "empty", ""), Contains("holds no raster"));

    const auto beside_good = [&](const tests::SmallRaster& other) {
        std::filesystem::remove_all(folder / "two");
        std::filesystem::create_directory(folder / "two");
        tests::write_raster(folder / "two/a.tif", good);
        tests::write_raster(folder / "two/b.tif", other);
        return folder / "two";
    };
    CHECK_THROWS_WITH(geo::open_relief(beside_good(finer), ""), Contains("b.tif") && Contains("one grid"));
    CHECK_THROWS_WITH(geo::open_relief(beside_good(off), ""), Contains("b.tif") && Contains("one grid"));
    tests::SmallRaster other_crs = good;
    other_crs.crs = "EPSG:32632";
    CHECK_THROWS_WITH(geo::open_relief(beside_good(other_crs), ""), Contains("b.tif") && Contains("one CRS"));
}

TEST_CASE("A tile cut in half is an error that names it", "[relief]") {
    const tests::TemporaryFolder folder;
    const std::string whole = tests::read_file(tests::reference("data/_edge-rasters/N00E010.hgt"));
    std::ofstream{folder / "N00E010.hgt", std::ios::binary} << whole.substr(0, whole.size() / 2);
    CHECK_THROWS_WITH(geo::open_relief(folder.path(), ""), Contains("N00E010.hgt") && Contains("truncated"));

    const std::string tiff = tests::read_file(tests::reference("conformance/small/dem_1000.tif"));
    std::ofstream{folder / "half.tif", std::ios::binary} << tiff.substr(0, tiff.size() / 2);
    CHECK_THROWS_WITH(geo::open_relief(folder / "half.tif", ""), Contains("half.tif"));
}
