// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/floating_catchment.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <cmath>
#include <numeric>

#include "geo/measure/decayed_shares.h"
#include "geo/parallel.h"
#include "tests/geo/measure/number_table.h"

namespace {

geo::FloatingCatchment measure(const geo::RasterSource& source, const std::vector<geo::LonLat>& places,
                               const std::vector<double>& supply, const geo::FloatingRule& rule) {
    geo::Progress progress;
    return geo::measure_floating_catchment({source}, places, supply, rule, progress);
}

/// On the equator, cells of 10 m; villages of one cell with 100, 200 and 50 people at 0, 2 and 5 km.
tests::SmallRaster three_villages() {
    constexpr double step = 0.01 / 111.3194908;
    tests::SmallRaster raster{.width = 600,
                              .height = 1,
                              .cells = std::vector<double>(600, 0.0),
                              .geo_transform = {-step / 2.0, step, 0.0, step / 2.0, 0.0, -step}};
    raster.cells[0] = 100;
    raster.cells[200] = 200;
    raster.cells[500] = 50;
    return raster;
}

/// Schools at 1 and 4 km.
std::vector<geo::LonLat> two_schools() { return {{1 / 111.3194908, 0.0}, {4 / 111.3194908, 0.0}}; }

} // namespace

TEST_CASE("Three villages and two schools on a line: the worked value of floating catchments", "[floating_catchment]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "line.tif", three_villages()), "");
    const auto found = measure(source, two_schools(), {90, 60}, {2'500.0});
    CHECK(found.ratio[0] == Approx(0.30)); // 90 / (100 + 200)
    CHECK(found.ratio[1] == Approx(0.24)); // 60 / (200 + 50)
    CHECK(found.supply_shared_out == Approx(150));
    // A is .3, .54, .24 at the villages
    CHECK(found.access[0] == Approx((100 * 0.3 + 200 * 0.54) / 300));
    CHECK(found.access[1] == Approx((200 * 0.54 + 50 * 0.24) / 250));
}

TEST_CASE("Nearer people count more: the worked value of floating catchments with decay", "[floating_catchment]") {
    const tests::TemporaryFolder folder;
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "line.tif", three_villages()), "");
    const auto found = measure(source, two_schools(), {90, 60}, {.radius_m = 2'500.0, .decays = true});
    CHECK(found.ratio[0] == Approx(0.626789).margin(5e-7).epsilon(0.0));
    CHECK(found.ratio[1] == Approx(1.742785).margin(5e-7).epsilon(0.0));
    CHECK(found.supply_shared_out == Approx(150));
    // A is .300000, .391463, .834149 at the villages; exp(-.16 ln 100) is left at 1 km, exp(-.64 ln 100) at 2 km
    const double near = std::pow(100.0, -0.16), far = std::pow(100.0, -0.64);
    const double first = (100 * 0.3 + 200 * 0.391463) / 300;
    const double second = (far * 200 * 0.391463 + near * 50 * 0.834149) / (far * 200 + near * 50);
    CHECK(found.access[0] == Approx(first).margin(1e-6).epsilon(0.0));
    CHECK(found.access[1] == Approx(second).margin(1e-6).epsilon(0.0));
}

TEST_CASE("Distance leaves all at the place and a hundredth at the radius", "[floating_catchment]") {
    CHECK(geo::distance_decay(0.0, 3'000.0) == 1.0);
    CHECK(geo::distance_decay(3'000.0, 3'000.0) == Approx(0.01));
}

TEST_CASE("Access times people is the supply of all schools that people live around", "[floating_catchment]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    auto schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    schools.push_back(schools[3]);
    schools.push_back({0.0, 0.0}); // far from anybody
    std::vector<double> supply;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        supply.push_back(static_cast<double>(school % 13) * 50.0);
    }
    const geo::FloatingRule rule{.radius_m = 3'000.0, .decays = GENERATE(false, true)};
    const auto found = measure(source, schools, supply, rule);
    double expected = 0.0;
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (!std::isnan(found.ratio[school])) expected += supply[school];
    }
    CHECK(found.supply_shared_out == Approx(expected).epsilon(1e-9));
    CHECK(std::isnan(found.ratio.back()));
    CHECK(std::isnan(found.access.back()));
    CHECK(found.access[3] == found.access[schools.size() - 2]);

    for (double& places : supply) {
        places *= 2.0;
    }
    geo::limit_threads(1);
    const auto twice = measure(source, schools, supply, rule);
    geo::limit_threads(0);
    for (std::size_t school = 0; school + 1 < schools.size(); ++school) {
        if (std::isnan(found.access[school])) continue;
        CHECK(twice.access[school] == 2.0 * found.access[school]);
    }
}
