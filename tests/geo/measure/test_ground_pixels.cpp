// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/ground_pixels.h"
#include "tests/catch.h"

#include <cmath>
#include <limits>

#include "geo/measure/catchments.h"

namespace {

geo::RasterSource in_crs(const std::string& crs, std::array<double, 6> geo_transform, int width, int height) {
    geo::RasterSource source;
    source.path = "test";
    source.crs_wkt = crs;
    source.crs_name = crs;
    source.geo_transform = geo_transform;
    source.width = width;
    source.height = height;
    return source;
}

std::vector<geo::Xy> circle_of(double radius_m) {
    std::vector<geo::Xy> circle = geo::circle_of_equal_area(64);
    for (geo::Xy& corner : circle) {
        corner = {corner.x * radius_m, corner.y * radius_m};
    }
    return circle;
}

} // namespace

TEST_CASE("Ground lands on the pixels that PROJ gives, in any CRS", "[ground_pixels]") {
    const double radius_m = GENERATE(1'000.0, 10'000.0);
    const geo::RasterSource source = GENERATE(in_crs("EPSG:4326", {28.0, 0.001, 0.0, -1.0, 0.0, -0.001}, 3000, 3000),
                                              in_crs("EPSG:32735", {5e5, 100.0, 0.0, 9.9e6, 0.0, -100.0}, 3000, 3000),
                                              in_crs("ESRI:54009", {2.8e6, 100.0, 0.0, -1e5, 0.0, -100.0}, 3000, 3000),
                                              in_crs("EPSG:3857", {3.1e6, 70.0, 30.0, -1e5, 20.0, -100.0}, 3000, 3000));
    const geo::RasterGrid grid{source};
    const geo::LonLat place{29.3, -2.1};
    const geo::LocalPlane plane{place};
    const std::vector<geo::Xy> outline = circle_of(radius_m);
    std::vector<geo::Pixel> ring;
    geo::GroundPixels{grid, source, place, radius_m * 1.01}.to_pixels(outline, ring);
    REQUIRE(ring.size() == outline.size());
    double worst_m = 0.0;
    for (std::size_t corner = 0; corner < ring.size(); ++corner) {
        worst_m = std::max(worst_m, geo::distance_m(grid.place(ring[corner]), plane.place(outline[corner])));
    }
    CHECK(worst_m < 1e-4);
}

TEST_CASE("A circle around a pole is closed along the pole's edge", "[ground_pixels]") {
    const geo::RasterSource source = in_crs("EPSG:4326", {-180.0, 1.0, 0.0, 90.0, 0.0, -1.0}, 360, 180);
    const geo::RasterGrid grid{source};
    std::vector<geo::Pixel> ring;
    geo::GroundPixels{grid, source, {40.0, 89.9}, 200'000.0}.to_pixels(circle_of(200'000.0), ring);
    double left = ring[0].col, right = ring[0].col, top = ring[0].row;
    for (const geo::Pixel pixel : ring) {
        left = std::min(left, pixel.col);
        right = std::max(right, pixel.col);
        top = std::min(top, pixel.row);
    }
    CHECK(right - left == Approx(360.0));
    CHECK(top == Approx(0.0).margin(1e-9));
}
