// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/zonal.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <cmath>
#include <cstring>
#include <random>

#include "geo/parallel.h"
#include "tests/geo/measure/number_table.h"

namespace {

bool are_same_bytes(const std::vector<double>& a, const std::vector<double>& b) {
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0;
}

} // namespace

TEST_CASE("A place takes the value of the cell it lies in", "[sample_raster]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(
        tests::write_raster(folder / "a.tif", {.width = 3, .height = 2, .cells = {1, 2, 3, 4, -9, 6}, .nodata = -9.0}),
        "");
    const std::vector<geo::LonLat> places{{0.5, -0.5}, {2.9, -1.1}, {1.5, -1.5}, {0.0, 0.0},
                                          {3.0, -2.0}, {3.1, -1.0}, {1.0, -1.0}};
    geo::Progress progress;
    const std::vector<double> values = geo::sample_raster(source, places, geo::Interpolation::nearest, progress);
    CHECK(values[0] == 1.0);
    CHECK(values[1] == 6.0);
    CHECK(std::isnan(values[2])); // no data
    CHECK(values[3] == 1.0);      // on the outer corner
    CHECK(values[4] == 6.0);      // on the opposite one
    CHECK(std::isnan(values[5])); // outside
    CHECK(std::isnan(values[6])); // on the corner of four cells: that right and below, which has no data
}

TEST_CASE("Between the middles of four cells a bilinear value lies on the plane through them", "[sample_raster]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster{.width = 40, .height = 30, .options = {"TILED=YES", "BLOCKXSIZE=16", "BLOCKYSIZE=16"}};
    const auto plane = [](double lon, double lat) { return 3.0 * lon - 7.0 * lat; };
    for (int cell = 0; cell < 40 * 30; ++cell) {
        raster.cells.push_back(plane(cell % 40 + 0.5, -(cell / 40) - 0.5));
    }
    raster.cells[5 * 40 + 5] = -9'999.0;
    raster.nodata = -9'999.0;
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "b.tif", raster), "");
    geo::Progress progress;
    const std::vector<geo::LonLat> places{{16.2, -16.1}, // between tiles
                                          {20.5, -10.5}, // a cell's middle
                                          {39.9, -15.5}, // beyond the last middle: the cell's own value
                                          {6.1, -6.2},   // one of the four has no data: the cell's own value
                                          {5.5, -5.5}};  // no data here
    const std::vector<double> values = geo::sample_raster(source, places, geo::Interpolation::bilinear, progress);
    CHECK(values[0] == Approx(plane(16.2, -16.1)));
    CHECK(values[1] == Approx(plane(20.5, -10.5)));
    CHECK(values[2] == Approx(plane(39.5, -15.5)));
    CHECK(values[3] == Approx(plane(6.5, -6.5)));
    CHECK(std::isnan(values[4]));
}

TEST_CASE("On a raster around the Earth a bilinear value crosses the seam", "[sample_raster]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster{.width = 360, .height = 2, .geo_transform = {-180.0, 1.0, 0.0, 1.0, 0.0, -1.0}};
    raster.cells.assign(720, 0.0);
    raster.cells[0] = raster.cells[360] = 10.0;
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "s.tif", raster), "");
    geo::Progress progress;
    const std::vector<geo::LonLat> places{{180.0, 0.2}, {-180.0, 0.2}, {179.75, 0.0}};
    CHECK(geo::sample_raster(source, places, geo::Interpolation::bilinear, progress) ==
          std::vector<double>{5.0, 5.0, 2.5});
}

TEST_CASE("Samples of three rasters are those of rasterio at 1,000 schools", "[sample_raster]") {
    const std::string name = GENERATE("pop", "dem", "cov");
    const std::vector<geo::LonLat> schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    const auto expected = tests::read_rows("conformance/oracles/b_sample_" + name + "_1000.csv");
    geo::Progress progress;
    const std::vector<double> values =
        geo::sample_raster(geo::open_raster(tests::reference("conformance/small/" + name + "_1000.tif"), ""), schools,
                           geo::Interpolation::nearest, progress);
    REQUIRE(values.size() == expected.size());
    for (std::size_t school = 0; school < values.size(); ++school) {
        const std::string& cell = expected[school].at(1);
        if (cell.empty() || cell == "nan" || cell == "-9999") {
            CHECK(std::isnan(values[school]));
        } else {
            CHECK(static_cast<float>(values[school]) == std::stof(cell));
        }
    }
}

TEST_CASE("Samples are the same bytes at any thread count, in any order of places", "[sample_raster]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("data/BDI-burundi/pop.tif"), "");
    std::mt19937 random{5};
    std::uniform_real_distribution<double> lon{28.9, 31.0}, lat{-4.6, -2.2};
    std::vector<geo::LonLat> places;
    for (int place = 0; place < 50'000; ++place) {
        places.push_back({lon(random), lat(random)});
    }
    geo::Progress progress;
    geo::limit_threads(1);
    const std::vector<double> one = geo::sample_raster(source, places, geo::Interpolation::nearest, progress);
    geo::limit_threads(2);
    CHECK(are_same_bytes(geo::sample_raster(source, places, geo::Interpolation::nearest, progress), one));
    geo::limit_threads(8);
    CHECK(are_same_bytes(geo::sample_raster(source, places, geo::Interpolation::nearest, progress), one));
    geo::limit_threads(0);

    std::vector<geo::LonLat> reversed{places.rbegin(), places.rend()};
    std::vector<double> back = geo::sample_raster(source, reversed, geo::Interpolation::nearest, progress);
    std::ranges::reverse(back);
    CHECK(are_same_bytes(back, one));
}

TEST_CASE("Places on both sides of the antimeridian lie on a raster of 0 to 360", "[sample_raster]") {
    const geo::RasterSource source =
        geo::open_raster(tests::reference("data/_antimeridian/etopo5_fiji_lon0-360.tif"), "");
    geo::Progress progress;
    const std::vector<geo::LonLat> places{{178.45, -17.8}, {-179.0, -17.0}, {-179.99, -15.0}, {-170.0, -15.0}, {0, 0}};
    const std::vector<double> values = geo::sample_raster(source, places, geo::Interpolation::nearest, progress);
    CHECK(values[0] > 0.0); // Viti Levu
    CHECK(values[1] < 0.0); // sea east of 180
    CHECK(!std::isnan(values[2]));
    CHECK(std::isnan(values[3]));
    CHECK(std::isnan(values[4]));
}

TEST_CASE("Gabon's two tiles of relief agree along the seam", "[sample_raster]") {
    const geo::RasterSource west = geo::open_raster(tests::reference("data/_edge-rasters/N00E010.hgt"), "");
    const geo::RasterSource east = geo::open_raster(tests::reference("data/_edge-rasters/N00E011.hgt.zip"), "");
    std::vector<geo::LonLat> seam;
    for (int row = 0; row <= 1'200; ++row) {
        seam.push_back({11.0, row / 1'200.0}); // the middles of the last column of one, of the first of the other
    }
    geo::Progress progress;
    const std::vector<double> from_west = geo::sample_raster(west, seam, geo::Interpolation::bilinear, progress);
    const std::vector<double> from_east = geo::sample_raster(east, seam, geo::Interpolation::bilinear, progress);
    double worst_m = 0.0;
    for (std::size_t row = 0; row < seam.size(); ++row) {
        if (std::isnan(from_west[row])) {
            CHECK(std::isnan(from_east[row]));
        } else {
            worst_m = std::max(worst_m, std::abs(from_west[row] - from_east[row]));
        }
    }
    CHECK(worst_m < 1e-6);
}

TEST_CASE("Sampling stops when asked to", "[sample_raster]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    const std::vector<geo::LonLat> places{{28.5, -2.5}};
    CHECK_THROWS_AS(geo::sample_raster(source, places, geo::Interpolation::nearest, progress), geo::Cancelled);
}

TEST_CASE("No places give no values", "[sample_raster]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    geo::Progress progress;
    CHECK(geo::sample_raster(source, {}, geo::Interpolation::nearest, progress).empty());
}
