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
    const std::vector<double> values = geo::sample_raster(source, places, progress);
    CHECK(values[0] == 1.0);
    CHECK(values[1] == 6.0);
    CHECK(std::isnan(values[2])); // no data
    CHECK(values[3] == 1.0);      // on the outer corner
    CHECK(values[4] == 6.0);      // on the opposite one
    CHECK(std::isnan(values[5])); // outside
    CHECK(std::isnan(values[6])); // on the corner of four cells: that right and below, which has no data
}

TEST_CASE("Samples of three rasters are those of rasterio at 1,000 schools", "[sample_raster]") {
    const std::string name = GENERATE("pop", "dem", "cov");
    const std::vector<geo::LonLat> schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    const auto expected = tests::read_rows("conformance/oracles/b_sample_" + name + "_1000.csv");
    geo::Progress progress;
    const std::vector<double> values = geo::sample_raster(
        geo::open_raster(tests::reference("conformance/small/" + name + "_1000.tif"), ""), schools, progress);
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
    const std::vector<double> one = geo::sample_raster(source, places, progress);
    geo::limit_threads(2);
    CHECK(are_same_bytes(geo::sample_raster(source, places, progress), one));
    geo::limit_threads(8);
    CHECK(are_same_bytes(geo::sample_raster(source, places, progress), one));
    geo::limit_threads(0);

    std::vector<geo::LonLat> reversed{places.rbegin(), places.rend()};
    std::vector<double> back = geo::sample_raster(source, reversed, progress);
    std::ranges::reverse(back);
    CHECK(are_same_bytes(back, one));
}

TEST_CASE("Places on both sides of the antimeridian lie on a raster of 0 to 360", "[sample_raster]") {
    const geo::RasterSource source =
        geo::open_raster(tests::reference("data/_antimeridian/etopo5_fiji_lon0-360.tif"), "");
    geo::Progress progress;
    const std::vector<geo::LonLat> places{{178.45, -17.8}, {-179.0, -17.0}, {-179.99, -15.0}, {-170.0, -15.0}, {0, 0}};
    const std::vector<double> values = geo::sample_raster(source, places, progress);
    CHECK(values[0] > 0.0); // Viti Levu
    CHECK(values[1] < 0.0); // sea east of 180
    CHECK(!std::isnan(values[2]));
    CHECK(std::isnan(values[3]));
    CHECK(std::isnan(values[4]));
}

TEST_CASE("Sampling stops when asked to", "[sample_raster]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    std::stop_source stop;
    stop.request_stop();
    geo::Progress progress{stop.get_token()};
    const std::vector<geo::LonLat> places{{28.5, -2.5}};
    CHECK_THROWS_AS(geo::sample_raster(source, places, progress), geo::Cancelled);
}

TEST_CASE("No places give no values", "[sample_raster]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    geo::Progress progress;
    CHECK(geo::sample_raster(source, {}, progress).empty());
}
