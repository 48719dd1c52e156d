// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/zonal.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <numbers>
#include <numeric>
#include <random>

#include "geo/measure/geodesic.h"
#include "geo/measure/point_index.h"
#include "geo/parallel.h"
#include "tests/geo/measure/number_table.h"

namespace {

constexpr double pi = std::numbers::pi;

std::vector<std::vector<double>> sum(const geo::RasterSource& source, const std::vector<geo::LonLat>& places,
                                     const std::vector<double>& radii_m, geo::Overlap overlap,
                                     geo::CellUnit unit = geo::CellUnit::count) {
    geo::Progress progress;
    return geo::sum_in_circles(source, unit, places, radii_m, overlap, progress);
}

double total(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::vector<geo::LonLat> scattered(std::size_t count, unsigned seed, geo::LonLat centre, double spread_deg) {
    std::mt19937 random{seed};
    std::normal_distribution<double> offset{0.0, spread_deg};
    std::vector<geo::LonLat> places;
    for (std::size_t place = 0; place < count; ++place) {
        places.push_back({centre.lon + offset(random), centre.lat + offset(random)});
    }
    return places;
}

/// One person per square kilometre everywhere: a sum is an area.
tests::SmallRaster one_everywhere(double west, double north, double step_deg, int width, int height) {
    return {.width = width,
            .height = height,
            .cells = std::vector<double>(static_cast<std::size_t>(width) * static_cast<std::size_t>(height), 1.0),
            .geo_transform = {west, step_deg, 0.0, north, 0.0, -step_deg},
            .cell_type = "Float32",
            .options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64", "COMPRESS=DEFLATE"}};
}

} // namespace

TEST_CASE("On one person per square kilometre a circle holds its area, at any latitude", "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const double lat = GENERATE(-1.3, 39.0, 70.0, 88.0);
    const geo::RasterSource source =
        geo::open_raster(tests::write_raster(folder / "one.tif", one_everywhere(9.0, lat + 0.5, 0.005, 400, 200)), "");
    const auto sums = sum(source, {{10.0, lat}}, {1'000.0, 3'000.0}, geo::Overlap::per_centre, geo::CellUnit::per_km2);
    CHECK(sums[0][0] == Approx(pi * 1.0).epsilon(2e-6)); // cells are flat, the ground is not
    CHECK(sums[1][0] == Approx(pi * 9.0).epsilon(2e-6));
}

TEST_CASE("A circle inside one cell has its share of it", "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source =
        geo::open_raster(tests::write_raster(folder / "b.tif", {.width = 2, .height = 1, .cells = {800, 5}}), "");
    const double cell_km2 = geo::quadrangle_km2(0.0, -1.0, 1.0, 0.0);
    const auto sums = sum(source, {{0.5, -0.5}}, {1'000.0}, geo::Overlap::per_centre);
    CHECK(sums[0][0] == Approx(800 * pi / cell_km2).epsilon(1e-4)); // a degree narrows by 1e-4 within the cell
}

TEST_CASE("Nothing but nodata or nothing at all under a circle is not known", "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "c.tif", {.width = 3, .height = 1, .cells = {7, -1, -1}, .nodata = -1.0}), "");
    const auto sums = sum(source, {{2.5, -0.5}, {50.0, 50.0}, {1.0, -0.5}, {0.5, -0.5}}, {1'000.0, 60'000.0},
                          geo::Overlap::per_centre);
    CHECK(std::isnan(sums[0][0]));
    CHECK(std::isnan(sums[1][0]));
    CHECK(std::isnan(sums[0][1]));
    CHECK(sums[0][2] == Approx(sums[0][3] / 2.0).epsilon(1e-4)); // half the circle lies on nodata
}

TEST_CASE("Counted once, the sum over all schools is the sum over the union of their circles", "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const double step = 0.004, radius_m = 2'000.0;
    tests::SmallRaster raster = one_everywhere(20.0, 47.0, step, 200, 150);
    std::mt19937 random{11};
    for (double& cell : raster.cells) {
        cell = static_cast<float>(std::uniform_real_distribution<double>{0.0, 100.0}(random));
    }
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "d.tif", raster), "");
    std::vector<geo::LonLat> places = scattered(80, 12, {20.4, 46.7}, 0.05);
    places.push_back(places[3]);
    places.push_back(places[3]);
    const auto sums = sum(source, places, {radius_m}, geo::Overlap::once);

    // brute force: 8 x 8 points in each cell, inside if any place is within the radius
    const geo::PointIndex index{places};
    double expected = 0.0;
    for (std::size_t cell = 0; cell < raster.cells.size(); ++cell) {
        int inside = 0;
        for (int point = 0; point < 64; ++point) {
            const double col = static_cast<double>(cell % 200) + (point % 8 + 0.5) / 8.0;
            const double row = static_cast<double>(cell / 200) + (point / 8 + 0.5) / 8.0;
            inside += index.nearest({20.0 + col * step, 47.0 - row * step}, 1)[0].distance_m <= radius_m;
        }
        expected += raster.cells[cell] * inside / 64.0;
    }
    CHECK(total(sums[0]) == Approx(expected).epsilon(1e-3)); // of the brute force's points
    CHECK(sums[0][3] == sums[0][80]);
    CHECK(sums[0][3] == sums[0][81]);
    CHECK(total(sum(source, places, {radius_m}, geo::Overlap::per_centre)[0]) > 1.5 * expected);
}

TEST_CASE("Circles that do not meet sum the same, once or per centre", "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source =
        geo::open_raster(tests::write_raster(folder / "e.tif", one_everywhere(0.0, 1.0, 0.01, 100, 100)), "");
    const std::vector<geo::LonLat> places{{0.2, 0.2}, {0.5, 0.5}, {0.2, 0.8}};
    CHECK(sum(source, places, {1'000.0, 5'000.0}, geo::Overlap::once) ==
          sum(source, places, {1'000.0, 5'000.0}, geo::Overlap::per_centre));
}

TEST_CASE("Sums are the same bytes at any thread count, and permute with their places", "[sum_in_circles]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("data/BDI-burundi/pop.tif"), "");
    std::vector<geo::LonLat> places = scattered(1'000, 21, {29.9, -3.3}, 0.4);
    const geo::Overlap overlap = GENERATE(geo::Overlap::per_centre, geo::Overlap::once);
    const std::vector<double> radii_m{1'000.0, 3'000.0, 5'000.0};
    geo::limit_threads(1);
    const auto one = sum(source, places, radii_m, overlap);
    for (const int threads : {2, 8}) {
        geo::limit_threads(threads);
        const auto more = sum(source, places, radii_m, overlap);
        for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
            CHECK(std::memcmp(more[radius].data(), one[radius].data(), places.size() * sizeof(double)) == 0);
        }
    }
    geo::limit_threads(0);
    std::ranges::reverse(places);
    const auto reversed = sum(source, places, radii_m, overlap);
    double worst = 0.0;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const double a = reversed[2][place], b = one[2][places.size() - 1 - place];
        if (std::isnan(a) && std::isnan(b)) continue;
        worst = std::max(worst, std::abs(a - b) / std::max(1.0, std::abs(b)));
    }
    CHECK(worst < 1e-9);
}

TEST_CASE("A circle across the antimeridian is whole, on a world of -180 to 180 and on one of 0 to 360",
          "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const double west = GENERATE(-180.0, 0.0);
    const geo::RasterSource source =
        geo::open_raster(tests::write_raster(folder / "w.tif", one_everywhere(west, 90.0, 0.5, 720, 360)), "");
    for (const geo::LonLat place : {geo::LonLat{179.95, -17.0}, {-179.99, 10.0}, {0.01, 5.0}, {180.0, 0.0}}) {
        const auto sums = sum(source, {place}, {50'000.0}, geo::Overlap::per_centre, geo::CellUnit::per_km2);
        // a sphere's cap of this radius is smaller than the flat circle by (r/R)^2 / 12 = 5e-6
        CHECK(sums[0][0] == Approx(pi * 2'500.0).epsilon(5e-5));
    }
}

TEST_CASE("A circle over the western edge of a raster in degrees of another datum keeps its part inside",
          "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster = one_everywhere(10.0, 47.0, 0.01, 100, 100);
    const std::string crs = GENERATE("EPSG:4326", "EPSG:4230", "EPSG:4314"); // WGS 84, ED50, DHDN: up to 120 m apart
    raster.crs = crs;
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "w.tif", raster), "");
    const auto sums =
        sum(source, {{10.0005, 46.5}, {10.2, 46.5}}, {3'000.0}, geo::Overlap::per_centre, geo::CellUnit::per_km2);
    CHECK(sums[0][0] == Approx(pi * 9.0 / 2.0).epsilon(0.06)); // 120 m along 6 km are 5 %
    CHECK(sums[0][1] == Approx(pi * 9.0).epsilon(1e-3));
}

TEST_CASE("A circle that holds a pole is whole too", "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const double lat = GENERATE(90.0, 89.9, -89.95, -90.0), north = lat > 0.0 ? 90.0 : -88.0;
    const geo::RasterSource source =
        geo::open_raster(tests::write_raster(folder / "p.tif", one_everywhere(-180.0, north, 0.05, 7200, 40)), "");
    const auto sums = sum(source, {{33.0, lat}}, {50'000.0, 5'000.0}, geo::Overlap::per_centre, geo::CellUnit::per_km2);
    CHECK(sums[0][0] == Approx(pi * 2'500.0).epsilon(2e-3)); // cells at a pole are triangles
}

TEST_CASE("People around Ibiza's points of interest are those of ITU's planner", "[sum_in_circles]") {
    const std::string path = "data/ESP-ibiza/reference_outputs/ESP-1708346219-hhao-pcd.csv";
    const auto places = tests::read_lon_lat(path, 2, 1);
    const auto expected = tests::read_rows(path);
    const geo::RasterSource source =
        geo::open_raster(tests::reference("data/ESP-ibiza/population/esp_ppp_2020_1km_Aggregated_UNadj.tif"), "");
    const auto sums = sum(source, places, {1'000.0}, geo::Overlap::per_centre);
    std::vector<double> difference, size;
    for (std::size_t place = 0; place < places.size(); ++place) {
        difference.push_back(sums[0][place] / std::stod(expected[place].at(8)) - 1.0);
        size.push_back(std::abs(difference.back()));
    }
    std::ranges::sort(difference);
    std::ranges::sort(size);
    // the planner's own rim is coarser: no bias, but a scatter of 2.4 % around ours (and around a 4,096-gon)
    CHECK(std::abs(difference[50]) < 0.01);
    CHECK(size[89] < 0.05);
    CHECK(total(sum(source, places, {1'000.0}, geo::Overlap::once)[0]) == Approx(75'600).epsilon(0.01));
}

TEST_CASE("No radius and no place give no sums", "[sum_in_circles]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source =
        geo::open_raster(tests::write_raster(folder / "f.tif", {.width = 1, .height = 1, .cells = {1}}), "");
    CHECK(sum(source, {{0.5, -0.5}}, {}, geo::Overlap::once).empty());
    CHECK(sum(source, {}, {1'000.0}, geo::Overlap::once) == std::vector<std::vector<double>>{{}});
}
