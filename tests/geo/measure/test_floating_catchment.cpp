// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/floating_catchment.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <cmath>
#include <numeric>

#include "geo/parallel.h"
#include "tests/geo/measure/number_table.h"

namespace {

geo::FloatingCatchment measure(const geo::RasterSource& source, const std::vector<geo::LonLat>& places,
                               const std::vector<double>& supply, double radius_m) {
    geo::Progress progress;
    return geo::measure_floating_catchment({source}, places, supply, radius_m, progress);
}

} // namespace

TEST_CASE("Three villages and two schools on a line: the worked value of floating catchments", "[floating_catchment]") {
    // cells of about 11 m on the equator; villages of one cell at 0, 2 and 5 km, schools at 1 and 4 km
    constexpr double step = 1e-4, per_km = 1.0 / 111.3195;
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster{.width = 500,
                              .height = 1,
                              .cells = std::vector<double>(500, 0.0),
                              .geo_transform = {-0.00005, step, 0.0, 0.00005, 0.0, -step}};
    const auto village = [&](double km) -> double& {
        return raster.cells[static_cast<std::size_t>(std::lround(km * per_km / step))];
    };
    village(0) = 100;
    village(2) = 200;
    village(5) = 50;
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "line.tif", raster), "");
    const auto found = measure(source, {{1 * per_km, 0.0}, {4 * per_km, 0.0}}, {90, 60}, 2'500.0);
    CHECK(found.ratio[0] == Approx(0.30)); // 90 / (100 + 200)
    CHECK(found.ratio[1] == Approx(0.24)); // 60 / (200 + 50)
    CHECK(found.supply_shared_out == Approx(150));
    // A is .3, .54, .24 at the villages
    CHECK(found.access[0] == Approx((100 * 0.3 + 200 * 0.54) / 300));
    CHECK(found.access[1] == Approx((200 * 0.54 + 50 * 0.24) / 250));
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
    const auto found = measure(source, schools, supply, 3'000.0);
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
    const auto twice = measure(source, schools, supply, 3'000.0);
    geo::limit_threads(0);
    for (std::size_t school = 0; school + 1 < schools.size(); ++school) {
        if (std::isnan(found.access[school])) continue;
        CHECK(twice.access[school] == 2.0 * found.access[school]);
    }
}
