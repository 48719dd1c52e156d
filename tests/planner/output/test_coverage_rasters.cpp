// SPDX-License-Identifier: Apache-2.0
#include "planner/output/coverage_rasters.h"

#include <cmath>

#include "geo/error.h"
#include "geo/measure/geodesic.h"
#include "geo/measure/zonal.h"
#include "tests/catch.h"

using geo::LonLat;

namespace {

constexpr double cell_m = 500.0;

std::vector<double> sample(const std::string& path, const std::vector<LonLat>& places) {
    geo::Progress progress;
    return geo::sample_raster(geo::open_raster(path, ""), places, geo::Interpolation::nearest, progress);
}

/// Writes coverage of masts over level ground and gives the raster's path.
std::string write(const tests::TemporaryFolder& folder, const std::vector<geo::Mast>& masts,
                  const geo::CoverageRules& rules = {}) {
    geo::Progress progress;
    const geo::OutputGrid grid = planner::lay_coverage_grid(masts, rules.range_m, cell_m);
    planner::write_coverage(folder / "coverage.tif", nullptr, masts, rules, grid, progress);
    return folder / "coverage.tif";
}

} // namespace

TEST_CASE("The raster of coverage holds the worked rates around a site", "[coverage_rasters]") {
    const tests::TemporaryFolder folder;
    const LonLat site{37.0, -1.5};
    const std::string path = write(folder, {{site, 30.0}});
    // both well between two steps of the receiver's quality, so that half a cell to either side is the same
    for (const double azimuth : {0.0, 77.0, 180.0, 260.0}) {
        const std::vector<LonLat> places{geo::destination(site, azimuth, 1'000.0),
                                         geo::destination(site, azimuth, 10'200.0)};
        const std::vector<double> mbps = sample(path, places);
        CHECK(mbps[0] == Approx(37.665).margin(5e-4)); // METHODS.md "Modelled coverage", 1 km and 10 km
        CHECK(mbps[1] == Approx(7.965).margin(5e-4));
    }
    const geo::RasterSource source = geo::open_raster(path, "");
    CHECK(source.unit == "Mbit/s");
    CHECK(source.nodata == -1.0);
    CHECK(source.box.height() * 111'000.0 == Approx(40'000.0).epsilon(0.03)); // the range to both sides
}

TEST_CASE("Sites on both sides of the antimeridian lie on one small raster", "[coverage_rasters]") {
    const std::vector<geo::Mast> masts{{{179.9, -17.0}, 30.0}, {{-179.9, -17.0}, 30.0}};
    const geo::OutputGrid grid = planner::lay_coverage_grid(masts, 20'000.0, cell_m);
    CHECK(grid.box.width() < 0.7);
    CHECK(grid.box.west < 179.9);
    CHECK(grid.box.east > 180.1);
    const tests::TemporaryFolder folder;
    const std::vector<double> mbps = sample(write(folder, masts), {{179.95, -17.0}, {180.05, -17.0}});
    CHECK(mbps[0] == Approx(22.275).margin(5e-4)); // at 5.3 km, as at 5: METHODS.md "Modelled coverage"
    CHECK(mbps[1] == mbps[0]);
}

TEST_CASE("A raster of too many cells is refused with what to do", "[coverage_rasters]") {
    const std::vector<geo::Mast> masts{{{0.0, 0.0}, 30.0}, {{90.0, 60.0}, 30.0}};
    CHECK_THROWS_AS(planner::lay_coverage_grid(masts, 20'000.0, 10.0), geo::Error);
}

TEST_CASE("Sites that see a place are counted, and what the relief does not know is no data", "[coverage_rasters]") {
    const tests::TemporaryFolder folder;
    geo::Progress progress;
    const auto ridge_and_strip = [](int, std::span<float> cells) { // a ridge, and a strip of nothing
        for (std::size_t col = 0; col < cells.size(); ++col)
            cells[col] = col == 100 ? 300.0F : col == 190 ? -1.0F : 0.0F;
    };
    geo::write_geotiff(
        folder / "relief.tif",
        {.width = 200, .height = 200, .box = {30.0, -0.1, 30.2, 0.1}, .nodata = -1.0, .has_nodata = true},
        ridge_and_strip, progress);
    const geo::Relief relief = geo::open_relief(folder / "relief.tif", "");
    const std::vector<geo::Mast> masts{{{30.05, 0.0}, 20.0}, {{30.06, 0.01}, 20.0}, {{30.15, 0.0}, 20.0}};
    geo::CoverageRules rules;
    rules.range_m = 9'000.0;
    const geo::OutputGrid grid = planner::lay_coverage_grid(masts, rules.range_m, 200.0);
    planner::write_sight_counts(folder / "sight.tif", relief, masts, rules, grid, progress);
    const std::vector<double> seen = sample(folder / "sight.tif", {{30.04, 0.0}, {30.12, 0.0}, {30.195, 0.0}});
    CHECK(seen[0] == 2.0); // the third stands behind the ridge
    CHECK(seen[1] == 1.0);
    CHECK(std::isnan(seen[2]));
}
