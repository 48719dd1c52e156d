// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/ground_line.h"
#include "tests/catch.h"

#include <random>

TEST_CASE("Places along a line lie on the geodesic, at their share of its length", "[relief]") {
    std::mt19937 random{3};
    std::uniform_real_distribution<double> lon{-180.0, 180.0}, lat{-80.0, 80.0}, azimuth{-180.0, 180.0},
        share{0.0, 1.0};
    const double length_m = GENERATE(100.0, 5'000.0, 39'900.0, 90'000.0, 3e6);
    double worst_m = 0.0;
    for (int line = 0; line < 300; ++line) {
        const geo::LonLat from{lon(random), lat(random)};
        const double direction = azimuth(random), at = share(random);
        const geo::GroundLine along{geo::GroundPoint{from},
                                    geo::GroundPoint{geo::destination(from, direction, length_m)}};
        CHECK(along.length_m() == Approx(length_m).margin(1e-6));
        worst_m = std::max(worst_m, geo::distance_m(along.place(at), geo::destination(from, direction, length_m * at)));
    }
    CHECK(worst_m < 0.03);
}

TEST_CASE("A line on a grid bends with the geodesic and runs on across the antimeridian", "[relief]") {
    geo::RasterSource source;
    source.path = "world";
    source.width = 432'000;
    source.height = 180'000;
    source.crs_wkt = "EPSG:4326";
    source.geo_transform = {-180.0, 1.0 / 1'200.0, 0.0, 75.0, 0.0, -1.0 / 1'200.0};
    const geo::RasterGrid grid{source};
    geo::GridLine line;
    const auto lay = [&](geo::LonLat from, geo::LonLat to) {
        geo::lay_on_grid(grid, geo::GroundPoint{from}, geo::GroundPoint{to}, grid.pixel(from), grid.pixel(to), line);
    };
    lay({179.8, 60.0}, {-179.8, 60.0});
    CHECK(line.corners.size() == 7); // 22.3 km in pieces of 4 km at most
    CHECK(line.corners.back().col - line.corners.front().col == Approx(480.0));
    CHECK(line.cells() == Approx(480.0).margin(0.01));
    // a geodesic of 22.3 km eastwards at 60 degrees rises by d^2 tan(lat) / (8 R) = 17 m in its middle: 0.18 cells
    CHECK(line.corners.front().row - line.corners[3].row == Approx(0.182).margin(0.002));
    lay({10.0, 0.0}, {10.03, 0.0});
    CHECK(line.corners.size() == 2);
    CHECK(line.cells() == Approx(36.0));
}
