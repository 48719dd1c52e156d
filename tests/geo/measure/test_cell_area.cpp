// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/cell_area.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <numeric>

#include "geo/measure/geodesic.h"

TEST_CASE("Cells in degrees have the area of their quadrangles", "[cell_area]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(
            folder / "a.tif",
            {.width = 2, .height = 2, .cells = {1, 1, 1, 1}, .geo_transform = {10.0, 0.01, 0.0, 60.01, 0.0, -0.01}}),
        "");
    std::vector<double> cells{1.0, 2.0, 3.0, 4.0};
    geo::multiply_by_area(geo::RasterGrid{source}, source, {0, 0, 2, 2}, cells);
    CHECK(cells[0] == Approx(0.62158724).margin(5e-9)); // worked value: METHODS.md "Distances and areas"
    CHECK(cells[1] == Approx(2 * 0.62158724).margin(5e-9));
    CHECK(cells[2] == Approx(3 * geo::quadrangle_km2(10.0, 59.99, 10.01, 60.0)));
}

TEST_CASE("Cells of an equal-area projection all have their nominal area", "[cell_area]") {
    const tests::TemporaryFolder folder;
    const double cell_m = 250.0;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "e.tif", {.width = 200,
                                               .height = 300,
                                               .cells = std::vector<double>(60'000, 1.0),
                                               .geo_transform = {2.9e6, cell_m, 0.0, 5e6, 0.0, -cell_m},
                                               .crs = "EPSG:6933"}), // EASE-Grid 2.0, equal-area on the ellipsoid
        "");
    const double nominal_km2 = cell_m * cell_m / 1e6;
    const geo::CellWindow window{100, 200, 90, 70};
    std::vector<double> cells(window.cell_count(), 1.0);
    geo::multiply_by_area(geo::RasterGrid{source}, source, window, cells);
    for (const double cell : {cells.front(), cells[1'000], cells.back()}) {
        CHECK(cell == Approx(nominal_km2).epsilon(1e-6));
    }
}

TEST_CASE("Cells of a projected raster together have the area of the ground they cover", "[cell_area]") {
    // Web Mercator stretches by 1/cos(lat): 200 x 200 cells of 1 km at 60 degrees cover about a quarter;
    // 1e-5 is what the interpolation over 32 cells of 1 km leaves
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "m.tif", {.width = 200,
                                               .height = 200,
                                               .cells = std::vector<double>(40'000, 1.0),
                                               .geo_transform = {0.0, 1'000.0, 0.0, 8'500'000.0, 0.0, -1'000.0},
                                               .crs = "EPSG:3857"}),
        "");
    std::vector<double> cells(40'000, 1.0);
    const geo::RasterGrid grid{source};
    geo::multiply_by_area(grid, source, {0, 0, 200, 200}, cells);
    const geo::LonLat top = grid.place({0.0, 0.0}), bottom = grid.place({200.0, 200.0});
    CHECK(std::accumulate(cells.begin(), cells.end(), 0.0) ==
          Approx(geo::quadrangle_km2(top.lon, bottom.lat, bottom.lon, top.lat)).epsilon(1e-5));
}

TEST_CASE("The longer side of a cell is known at a place", "[cell_area]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "a.tif",
                            {.width = 1, .height = 1, .cells = {1}, .geo_transform = {0, 1, 0, 1, 0, -1}}),
        "");
    CHECK(geo::cell_side_m(source, {0.0, 0.0}) == Approx(111'319.4908).margin(1e-3)); // 6,378,137 m x pi / 180
}
