// SPDX-License-Identifier: Apache-2.0
#include "geo/io/raster_window.h"

#include <cmath>
#include <numeric>
#include <vector>

#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

using geo::Resampling;

namespace {

geo::MercatorGrid grid_over(double west, double south, double east, double north, int width) {
    const geo::WorldXy corner = geo::world_from_place({west, north}), opposite = geo::world_from_place({east, south});
    const double step = (opposite.x - corner.x) / width;
    return {corner, step, width, static_cast<int>((opposite.y - corner.y) / step)};
}

/// The value under a place, read through an image of one pixel around it.
float value_at(geo::RasterWindow& window, geo::LonLat place, Resampling resampling = Resampling::nearest) {
    geo::Progress progress;
    const geo::WorldXy world = geo::world_from_place(place);
    constexpr double step = 1e-9;
    return window.read({{world.x - step / 2, world.y - step / 2}, step, 1, 1}, resampling, progress).front();
}

std::vector<double> counted(std::size_t count) {
    std::vector<double> cells(count);
    std::iota(cells.begin(), cells.end(), 0.0);
    return cells;
}

/// 4 x 3 cells of a degree: 0..3 in the north, at 10..14 E, 4..7 N.
tests::SmallRaster numbered() {
    return {.width = 4, .height = 3, .cells = counted(12), .geo_transform = {10.0, 1.0, 0.0, 7.0, 0.0, -1.0}};
}

} // namespace

TEST_CASE("A pixel has the value of the cell under its middle, and none beside the raster", "[raster_window]") {
    const tests::TemporaryFolder folder;
    geo::RasterWindow window{geo::open_raster(tests::write_raster(folder / "a.tif", numbered()), "")};
    CHECK(value_at(window, {10.5, 6.5}) == 0.0F);
    CHECK(value_at(window, {13.5, 6.5}) == 3.0F);
    CHECK(value_at(window, {11.2, 4.1}) == 9.0F);
    CHECK(std::isnan(value_at(window, {9.9, 6.5})));
    CHECK(std::isnan(value_at(window, {14.1, 6.5})));
    CHECK(std::isnan(value_at(window, {12.0, 7.1})));
}

TEST_CASE("Nodata, masked cells and scale are understood as elsewhere", "[raster_window]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster = numbered();
    raster.nodata = 3.0;
    raster.scale = 0.5;
    raster.offset = 100.0;
    raster.mask = {0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1};
    geo::RasterWindow window{geo::open_raster(tests::write_raster(folder / "a.tif", raster), "")};
    CHECK(std::isnan(value_at(window, {10.5, 6.5}))); // masked
    CHECK(std::isnan(value_at(window, {13.5, 6.5}))); // nodata
    CHECK(value_at(window, {11.5, 6.5}) == 100.5F);   // 1 x 0.5 + 100
}

TEST_CASE("Smooth is the cell's own value at its middle and halfway between two at their border", "[raster_window]") {
    const tests::TemporaryFolder folder;
    geo::RasterWindow window{geo::open_raster(tests::write_raster(folder / "a.tif", numbered()), "")};
    CHECK(value_at(window, {11.5, 5.5}, Resampling::smooth) == Approx(5.0).margin(1e-4));
    CHECK(value_at(window, {12.0, 5.5}, Resampling::smooth) == Approx(5.5).margin(1e-4));
    CHECK(value_at(window, {10.01, 5.5}, Resampling::smooth) == Approx(4.0).margin(1e-4)); // the rim keeps its value
}

TEST_CASE("Where a pixel holds many cells the average is their mean", "[raster_window]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster{
        .width = 512, .height = 512, .cells = {}, .geo_transform = {0.0, 0.001, 0.0, 0.256, 0.0, -0.001}};
    for (int cell = 0; cell < 512 * 512; ++cell)
        raster.cells.push_back((cell % 512 + cell / 512) % 2 == 0 ? 0.0 : 10.0);
    geo::RasterWindow window{geo::open_raster(tests::write_raster(folder / "chess.tif", raster), "")};
    geo::Progress progress;
    for (const float value : window.read(grid_over(0.0, -0.256, 0.512, 0.256, 32), Resampling::average, progress)) {
        CHECK(value == Approx(5.0)); // a chessboard of 0 and 10
    }
}

TEST_CASE("A raster kept in longitudes of 0 to 360 is seen on both sides of the antimeridian", "[raster_window]") {
    const tests::TemporaryFolder folder;
    const tests::SmallRaster raster{
        .width = 4, .height = 1, .cells = counted(4), .geo_transform = {178.0, 1.0, 0.0, 1.0, 0.0, -1.0}};
    geo::RasterWindow window{geo::open_raster(tests::write_raster(folder / "fiji.tif", raster), "")};
    CHECK(value_at(window, {179.5, 0.5}) == 1.0F);
    CHECK(value_at(window, {-179.5, 0.5}) == 2.0F);
    geo::Progress progress;
    const geo::WorldXy corner = geo::world_from_place({178.0, 1.0});
    const std::vector<float> row = window.read({corner, 1.0 / 360.0, 4, 1}, Resampling::nearest, progress);
    CHECK(row == std::vector<float>{0.0F, 1.0F, 2.0F, 3.0F});
}

TEST_CASE("A projected raster lies where PROJ says", "[raster_window]") {
    const tests::TemporaryFolder folder;
    // UTM zone 37 south: 39 E is easting 500,000; the equator is northing 10,000,000. Cells of 10 km.
    const tests::SmallRaster raster{.width = 40,
                                    .height = 40,
                                    .cells = counted(1'600),
                                    .geo_transform = {300'000.0, 10'000.0, 0.0, 10'200'000.0, 0.0, -10'000.0},
                                    .crs = "EPSG:32737"};
    geo::RasterWindow window{geo::open_raster(tests::write_raster(folder / "utm.tif", raster), "")};
    CHECK(value_at(window, {39.01, -0.01}) == 20.0F * 40.0F + 20.0F); // just right of and below the middle
    CHECK(value_at(window, {38.99, 0.01}) == 19.0F * 40.0F + 19.0F);
    CHECK(std::isnan(value_at(window, {36.0, 0.0})));
}

TEST_CASE("A window that was kept gives what a fresh reader gives", "[raster_window]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster{
        .width = 300, .height = 300, .cells = counted(90'000), .geo_transform = {0.0, 0.01, 0.0, 3.0, 0.0, -0.01}};
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "a.tif", raster), "");
    geo::RasterWindow kept{source};
    geo::Progress progress;
    for (const double shift : {0.0, 0.3, 1.1, -0.4}) {
        const geo::MercatorGrid grid = grid_over(0.5 + shift, 0.5, 1.5 + shift, 1.5, 40);
        geo::RasterWindow fresh{source};
        CHECK(kept.read(grid, Resampling::nearest, progress) == fresh.read(grid, Resampling::nearest, progress));
    }
}
