// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/reach.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <cmath>
#include <cstring>
#include <numeric>
#include <random>

#include "geo/measure/point_index.h"
#include "geo/parallel.h"
#include "tests/geo/measure/number_table.h"

namespace {

geo::Reach reach(const geo::RasterSource& source, const std::vector<geo::LonLat>& places,
                 const std::vector<double>& radii_m, geo::CellUnit unit = geo::CellUnit::count) {
    geo::Progress progress;
    return geo::measure_reach({source, unit}, places, radii_m, progress);
}

double sum_of(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

} // namespace

TEST_CASE("People are with the nearest school in reach or with none, and both make the total", "[reach]") {
    const tests::TemporaryFolder folder;
    constexpr int width = 150, height = 100;
    constexpr double step = 0.004, radius_m = 3'000.0;
    tests::SmallRaster raster{.width = width,
                              .height = height,
                              .geo_transform = {20.0, step, 0.0, 47.0, 0.0, -step},
                              .nodata = -1.0,
                              .options = {"TILED=YES", "BLOCKXSIZE=32", "BLOCKYSIZE=32"}};
    std::mt19937 random{4};
    for (int cell = 0; cell < width * height; ++cell) {
        raster.cells.push_back(cell % 17 == 0 ? -1.0 : std::uniform_real_distribution<double>{0.0, 50.0}(random));
    }
    const geo::RasterSource source = geo::open_raster(tests::write_raster(folder / "p.tif", raster), "");
    std::vector<geo::LonLat> schools;
    for (int school = 0; school < 40; ++school) {
        schools.push_back({std::normal_distribution<double>{20.3, 0.1}(random),
                           std::normal_distribution<double>{46.8, 0.08}(random)});
    }
    schools.push_back({30.0, 46.8}); // off the raster

    // brute force: 36 points in each cell, each with its nearest school
    const geo::PointIndex index{schools};
    std::vector<double> of_school(schools.size(), 0.0);
    double nobody = 0.0, total = 0.0;
    for (int cell = 0; cell < width * height; ++cell) {
        const double people = raster.cells[static_cast<std::size_t>(cell)];
        if (people < 0.0) continue;
        total += people;
        for (int point = 0; point < 36; ++point) {
            const geo::Neighbour nearest = index.nearest({20.0 + (cell % width + (point % 6 + 0.5) / 6.0) * step,
                                                          47.0 - (cell / width + (point / 6 + 0.5) / 6.0) * step},
                                                         1)[0];
            (nearest.distance_m <= radius_m ? of_school[nearest.row] : nobody) += people / 36.0;
        }
    }
    const geo::Reach found = reach(source, schools, {radius_m});
    CHECK(found.total == Approx(total).epsilon(1e-12));
    CHECK(found.unassigned[0] == Approx(nobody).epsilon(1e-3));
    CHECK(found.assigned[0] + found.unassigned[0] == Approx(found.total).epsilon(1e-9));
    for (std::size_t school = 0; school < schools.size(); ++school) {
        CHECK(found.of_place[0][school] == Approx(of_school[school]).epsilon(0.01).margin(20.0));
    }
    CHECK(found.of_place[0].back() == 0.0);
}

TEST_CASE("Schools in one spot share their people, and wider circles leave fewer out", "[reach]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    auto schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    schools.push_back(schools[7]);
    const std::vector<double> radii_m{1'000.0, 2'000.0, 30'000.0};
    const geo::Reach found = reach(source, schools, radii_m);
    CHECK(found.of_place[1][7] == found.of_place[1].back());
    for (std::size_t radius = 0; radius < radii_m.size(); ++radius) {
        CHECK(found.assigned[radius] + found.unassigned[radius] == Approx(found.total).epsilon(1e-9));
        CHECK(found.assigned[radius] == Approx(sum_of(found.of_place[radius])));
        if (radius > 0) CHECK(found.unassigned[radius] < found.unassigned[radius - 1]);
    }
    geo::Progress progress;
    const auto sums = geo::sum_in_circles(source, geo::CellUnit::count, schools, radii_m, geo::Overlap::once, progress);
    for (std::size_t school = 0; school < schools.size(); ++school) {
        if (std::isnan(sums[1][school])) continue;
        CHECK(found.of_place[1][school] == Approx(sums[1][school]).epsilon(1e-9));
    }
}

TEST_CASE("Without schools nobody is reached, densities count by their cells' areas", "[reach]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("data/BDI-burundi/pop.tif"), "");
    const geo::Reach none = reach(source, {}, {1'000.0});
    CHECK(none.total == Approx(11'131'281.741));
    CHECK(none.unassigned[0] == Approx(none.total));
    CHECK(none.assigned[0] == 0.0);

    const tests::TemporaryFolder folder;
    const geo::RasterSource density = geo::open_raster(
        tests::write_raster(folder / "d.tif",
                            {.width = 2, .height = 1, .cells = {1, 1}, .geo_transform = {5, 1, 0, 60, 0, -1}}),
        "");
    const geo::Reach found = reach(density, {{6.0, 59.5}}, {10'000.0}, geo::CellUnit::per_km2);
    CHECK(found.assigned[0] == Approx(314.159).epsilon(1e-4));
    CHECK(found.assigned[0] + found.unassigned[0] == Approx(found.total).epsilon(1e-9));
}

TEST_CASE("Reach is the same bytes at any thread count", "[reach]") {
    const geo::RasterSource source = geo::open_raster(tests::reference("conformance/small/pop_1000.tif"), "");
    const auto schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    geo::limit_threads(1);
    const geo::Reach one = reach(source, schools, {2'000.0, 5'000.0});
    for (const int threads : {2, 8}) {
        geo::limit_threads(threads);
        const geo::Reach more = reach(source, schools, {2'000.0, 5'000.0});
        CHECK(more.total == one.total);
        CHECK(more.unassigned == one.unassigned);
        CHECK(more.of_place == one.of_place);
    }
    geo::limit_threads(0);
}
