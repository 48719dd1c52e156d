// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/viewshed.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "geo/measure/local_plane.h"
#include "geo/parallel.h"

using geo::View;

namespace {

constexpr double cell_deg = 0.001;
constexpr double no_height = -32'768.0;

/// Square of cells whose middle is at 30 E on the equator; heights by how far a cell lies east and north of it.
tests::SmallRaster ground(int side, const std::function<double(double east_cells, double north_cells)>& height_m) {
    tests::SmallRaster raster{.width = side, .height = side};
    const double half = side / 2.0;
    raster.geo_transform = {30.0 - half * cell_deg, cell_deg, 0.0, half * cell_deg, 0.0, -cell_deg};
    raster.nodata = no_height;
    for (int row = 0; row < side; ++row) {
        for (int col = 0; col < side; ++col)
            raster.cells.push_back(height_m(col + 0.5 - half, half - row - 0.5));
    }
    return raster;
}

double rolling_m(double east_cells, double north_cells) {
    return 60.0 * std::sin(east_cells / 9.0) * std::cos(north_cells / 11.0) + 40.0 * std::sin(north_cells / 23.0);
}

std::vector<geo::Viewshed> look(const geo::Relief& relief, const std::vector<geo::Mast>& masts,
                                const geo::ViewRules& rules) {
    geo::Progress progress;
    return geo::find_viewsheds(relief, masts, rules, progress);
}

} // namespace

TEST_CASE("Over smooth ground a mast of 30 m sees one of 12 m up to the sum of their horizons", "[viewshed]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief =
        geo::open_relief(tests::write_raster(folder / "a.tif", ground(800, [](double, double) { return 0.0; })), "");
    const geo::Viewshed view = look(relief, {{{30.0, 0.0}, 30.0}}, {.range_m = 42'000.0, .target_m = 12.0}).front();
    constexpr double horizon_m = 36'854.5; // METHODS.md "Radio paths", k = 4/3
    for (const geo::Xy direction :
         {geo::Xy{1, 0}, geo::Xy{0, 1}, geo::Xy{-1, 0}, geo::Xy{0.6, -0.8}, geo::Xy{-0.8, 0.6}}) {
        const double near_m = horizon_m - 400.0, far_m = horizon_m + 400.0;
        CHECK(view.at({direction.x * near_m, direction.y * near_m}) == View::seen);
        CHECK(view.at({direction.x * far_m, direction.y * far_m}) == View::hidden);
    }
}

TEST_CASE("A ridge is seen, and what is low behind it is not", "[viewshed]") {
    const tests::TemporaryFolder folder;
    const auto height_m = [](double east_cells, double) { return std::abs(east_cells - 20.0) < 1.0 ? 100.0 : 0.0; };
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", ground(121, height_m)), "");
    const geo::Viewshed view = look(relief, {{{30.0, 0.0}, 20.0}}, {.range_m = 5'500.0, .target_m = 0.0}).front();
    CHECK(view.at({0.0, 0.0}) == View::seen);
    CHECK(view.at({1'500.0, 300.0}) == View::seen);
    CHECK(view.at({20.0 * view.cell_m(), 0.0}) == View::seen);
    CHECK(view.at({3'500.0, 0.0}) == View::hidden);
    CHECK(view.at({3'500.0, 1'000.0}) == View::hidden);
    CHECK(view.at({-3'500.0, 0.0}) == View::seen);
}

TEST_CASE("What has no height is unknown, and so is what may lie behind it", "[viewshed]") {
    const tests::TemporaryFolder folder;
    const auto height_m = [](double east_cells, double) { return std::abs(east_cells - 20.0) < 1.0 ? no_height : 0.0; };
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", ground(121, height_m)), "");
    const geo::ViewRules rules{.range_m = 8'000.0, .target_m = 2.0};
    const geo::Viewshed view = look(relief, {{{30.0, 0.0}, 20.0}}, rules).front();
    CHECK(view.at({1'500.0, 0.0}) == View::seen);
    CHECK(view.at({20.0 * view.cell_m(), 0.0}) == View::unknown);
    CHECK(view.at({3'500.0, 0.0}) == View::unknown);
    CHECK(view.at({7'500.0, 0.0}) == View::unknown); // beyond the relief
    CHECK(view.at({-3'500.0, 0.0}) == View::seen);
    const geo::Viewshed unknown = look(relief, {{{30.02, 0.0}, 20.0}}, rules).front(); // on the strip itself
    CHECK(std::ranges::all_of(unknown.cells(), [](View cell) { return cell == View::unknown; }));
}

TEST_CASE("Viewsheds agree with lines of sight on 98 of 100 places in hills", "[viewshed]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", ground(161, rolling_m)), "");
    const geo::Mast mast{{30.0, 0.0}, 30.0};
    const geo::ViewRules rules{.range_m = 8'000.0, .target_m = 5.0};
    const geo::Viewshed view = look(relief, {mast}, rules).front();

    std::vector<geo::Mast> masts{mast};
    std::vector<geo::MastPair> pairs;
    std::vector<geo::Xy> points;
    const geo::LocalPlane plane{mast.place};
    for (double x = -5'400.0; x <= 5'400.0; x += 270.0) {
        for (double y = -5'400.0; y <= 5'400.0; y += 270.0) {
            if (std::hypot(x, y) < 300.0) continue;
            const double cell_m = view.cell_m(); // the middle of the cell is what the viewshed speaks of
            points.push_back({std::round(x / cell_m) * cell_m, std::round(y / cell_m) * cell_m});
            pairs.push_back({0, masts.size()});
            masts.push_back({plane.place(points.back()), rules.target_m});
        }
    }
    geo::Progress progress;
    const auto sights = geo::judge_sights(relief, masts, pairs, {.fresnel_share = 0.0, .clutter_m = 0.0}, progress);
    std::size_t same = 0, seen = 0;
    for (std::size_t point = 0; point < points.size(); ++point) {
        const bool is_seen = sights[point].verdict == geo::SightVerdict::clear;
        seen += is_seen ? 1 : 0;
        same += is_seen == (view.at(points[point]) == View::seen) ? 1 : 0;
    }
    CHECK(seen > points.size() / 5); // the hills hide some and not all
    CHECK(seen < points.size() * 4 / 5);
    CHECK(static_cast<double>(same) >= 0.98 * static_cast<double>(points.size()));
}

TEST_CASE("Viewsheds are the same with one thread and many, and on a relief turned once around the Earth",
          "[viewshed]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster = ground(161, rolling_m);
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", raster), "");
    raster.geo_transform[0] += 360.0;
    const geo::Relief turned = geo::open_relief(tests::write_raster(folder / "b.tif", raster), "");
    std::vector<geo::Mast> masts;
    for (int mast = 0; mast < 12; ++mast)
        masts.push_back({{30.0 + 0.004 * mast, 0.003 * mast}, 20.0 + mast});
    const geo::ViewRules rules{.range_m = 3'000.0, .target_m = 2.0};
    const auto many = look(relief, masts, rules), around = look(turned, masts, rules);
    for (std::size_t mast = 0; mast < masts.size(); ++mast)
        CHECK(many[mast].cells() == around[mast].cells());
    for (const int threads : {1, 2, 8}) {
        geo::limit_threads(threads);
        const auto limited = look(relief, masts, rules);
        for (std::size_t mast = 0; mast < masts.size(); ++mast)
            CHECK(many[mast].cells() == limited[mast].cells());
    }
    geo::limit_threads(0);
}
