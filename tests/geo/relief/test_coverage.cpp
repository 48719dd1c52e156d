// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/coverage.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "geo/measure/geodesic.h"
#include "geo/parallel.h"
#include "geo/radio/diffraction.h"

using geo::CoverageRules;
using geo::LonLat;

namespace {

constexpr double cell_deg = 0.002, no_height = -32'768.0;
constexpr LonLat middle{30.0, 0.0};

/// Square of 200 cells around the middle; heights by degrees east and north of it.
tests::SmallRaster ground(const std::function<double(double east_deg, double north_deg)>& height_m) {
    constexpr int side = 200;
    tests::SmallRaster raster{.width = side, .height = side};
    const double half_deg = side / 2.0 * cell_deg;
    raster.geo_transform = {middle.lon - half_deg, cell_deg, 0.0, half_deg, 0.0, -cell_deg};
    raster.nodata = no_height;
    for (int row = 0; row < side; ++row) {
        for (int col = 0; col < side; ++col)
            raster.cells.push_back(height_m((col + 0.5) * cell_deg - half_deg, half_deg - (row + 0.5) * cell_deg));
    }
    return raster;
}

double rolling_m(double east_deg, double north_deg) {
    return 90.0 * std::sin(east_deg / 0.02) * std::cos(north_deg / 0.025) + 60.0 * std::sin(north_deg / 0.05);
}

geo::Relief relief_of(const tests::TemporaryFolder& folder, const tests::SmallRaster& raster) {
    return geo::open_relief(tests::write_raster(folder / "relief.tif", raster), "");
}

std::vector<geo::Reception> receive(const geo::Relief* relief, const std::vector<geo::Mast>& masts,
                                    const std::vector<LonLat>& places, const CoverageRules& rules = {}) {
    geo::Progress progress;
    return geo::find_best_masts(relief, masts, places, rules, progress);
}

/// Places in rings around the middle.
std::vector<LonLat> rings() {
    std::vector<LonLat> places;
    for (double away_m = 500.0; away_m < 20'000.0; away_m += 900.0) {
        for (double azimuth = 0.0; azimuth < 360.0; azimuth += 24.0)
            places.push_back(geo::destination(middle, azimuth, away_m));
    }
    return places;
}

CoverageRules inside() {
    CoverageRules rules;
    rules.budget.receiver_gain_dbi = 2.0;
    rules.budget.wall_loss_db = 15.0;
    return rules;
}

} // namespace

TEST_CASE("Over level ground a site gives the worked rates, outside and inside", "[coverage]") {
    const double km[]{1, 2, 5, 8, 10, 15};
    const double outside_mbps[]{37.665, 37.665, 22.275, 12.960, 7.965, 2.565};
    const double inside_mbps[]{30.375, 12.960, 1.026, 0, 0, 0};
    for (std::size_t row = 0; row < 6; ++row) {
        const std::vector<LonLat> place{geo::destination(middle, 70.0, km[row] * 1'000.0)};
        CHECK(receive(nullptr, {{middle, 30.0}}, place)[0].mbps == Approx(outside_mbps[row]).margin(5e-4));
        CHECK(receive(nullptr, {{middle, 30.0}}, place, inside())[0].mbps == Approx(inside_mbps[row]).margin(5e-4));
    }
    CHECK(geo::level_ground_mbps(5'710.0, 30.0, {}) >= 20.0); // 20 Mbit/s reach 5.711 km, inside 1.447 km
    CHECK(geo::level_ground_mbps(5'712.0, 30.0, {}) < 20.0);
    CHECK(geo::level_ground_mbps(1'446.0, 30.0, inside()) >= 20.0);
    CHECK(geo::level_ground_mbps(1'448.0, 30.0, inside()) < 20.0);
}

TEST_CASE("At the mast itself and beyond the range rates are defined", "[coverage]") {
    CHECK(receive(nullptr, {{middle, 5.0}}, {middle})[0].mbps == Approx(37.665).margin(5e-4));
    const geo::Reception far = receive(nullptr, {{middle, 200.0}}, {geo::destination(middle, 0.0, 20'001.0)})[0];
    CHECK(far.mbps == 0.0);
    CHECK(far.mast == geo::Reception::none);
    CHECK(receive(nullptr, {}, {middle})[0].mast == geo::Reception::none);
}

TEST_CASE("A place that the model was not made for says so, by the mast that serves it", "[coverage]") {
    // Hata's model holds from 1 to 20 km and for masts of 30 to 200 m
    const auto is_extrapolated = [](const std::vector<geo::Mast>& masts, double away_m) {
        return receive(nullptr, masts, {geo::destination(middle, 70.0, away_m)})[0].is_extrapolated;
    };
    CHECK(is_extrapolated({{middle, 30.0}}, 999.0));
    CHECK_FALSE(is_extrapolated({{middle, 30.0}}, 1'001.0));
    CHECK(is_extrapolated({{middle, 29.0}}, 1'001.0));
    CHECK_FALSE(is_extrapolated({{middle, 29.0}, {middle, 60.0}}, 5'000.0)); // the higher one serves
    CHECK_FALSE(is_extrapolated({{middle, 30.0}}, 20'001.0));                // none does
}

TEST_CASE("A level relief changes nothing", "[coverage]") {
    const tests::TemporaryFolder folder;
    const geo::Relief level = relief_of(folder, ground([](double, double) { return 350.0; }));
    CHECK(receive(&level, {{middle, 40.0}}, rings()) == receive(nullptr, {{middle, 40.0}}, rings()));
}

TEST_CASE("A higher mast never covers less on level ground", "[coverage]") {
    for (const geo::Surroundings surroundings :
         {geo::Surroundings::urban, geo::Surroundings::suburban, geo::Surroundings::open}) {
        CoverageRules rules;
        rules.surroundings = surroundings;
        for (double away_m = 10.0; away_m < 20'000.0; away_m *= 1.1) {
            for (double mast_m = 10.0; mast_m < 200.0; mast_m += 10.0)
                CHECK(geo::level_ground_mbps(away_m, mast_m + 10.0, rules) >=
                      geo::level_ground_mbps(away_m, mast_m, rules));
        }
    }
}

TEST_CASE("Hills cost what Bullington's loss has beyond that over level ground", "[coverage]") {
    const tests::TemporaryFolder folder;
    const geo::Relief hills = relief_of(folder, ground(rolling_m));
    const std::vector<LonLat> places = rings();
    const auto received = receive(&hills, {{middle, 30.0}}, places);
    geo::Progress progress;
    std::size_t lowered = 0;
    for (std::size_t place = 0; place < places.size(); ++place) {
        const geo::ReliefProfile profile = geo::read_profile(hills, middle, places[place], progress);
        std::vector<double> level_m;
        const double length_m = profile.distance_m.back();
        for (const double at_m : profile.distance_m)
            level_m.push_back(std::lerp(profile.ground_m.front(), profile.ground_m.back(), at_m / length_m));
        const double over_db = geo::bullington_loss_db({profile.distance_m, profile.ground_m}, 30, 5, 0.8, 4.0 / 3.0) -
                               geo::bullington_loss_db({profile.distance_m, level_m}, 30, 5, 0.8, 4.0 / 3.0);
        const double loss_db = geo::hata_loss({length_m, 0.8, 30, 5}, geo::Surroundings::suburban).loss_db;
        CHECK(received[place].mbps == geo::peak_mbps({}, loss_db + std::max(over_db, 0.0)));
        lowered += received[place].mbps < geo::peak_mbps({}, loss_db) ? 1 : 0;
    }
    CHECK(lowered > places.size() / 4);
}

TEST_CASE("Behind ground that is not known coverage is unknown, unless another site is known to arrive", "[coverage]") {
    const tests::TemporaryFolder folder;
    const auto with_strip = [](double east_deg, double) { return std::abs(east_deg - 0.03) < 0.004 ? no_height : 0.0; };
    const geo::Relief relief = relief_of(folder, ground(with_strip));
    const LonLat behind{30.06, 0.0}, before{29.98, 0.0};
    const auto alone = receive(&relief, {{middle, 30.0}}, {behind, before});
    CHECK(std::isnan(alone[0].mbps));
    CHECK(alone[0].mast == geo::Reception::none);
    CHECK(alone[1].mbps > 0.0);
    const auto both = receive(&relief, {{middle, 30.0}, {{30.08, 0.0}, 30.0}}, {behind});
    CHECK(both[0].mast == 1);
    CHECK(both[0].mbps > 0.0);
}

TEST_CASE("The best mast serves, of equal ones the nearer, then the first", "[coverage]") {
    const LonLat west{29.97, 0.0};
    CHECK(receive(nullptr, {{west, 30.0}, {west, 30.0}}, {middle})[0].mast == 0);
    // within 2 km of a mast of 30 m the rate is the highest that there is (the worked rates above)
    const LonLat at_1_km = geo::destination(middle, 0.0, 1'000.0), at_2_km = geo::destination(middle, 180.0, 2'000.0);
    const geo::Reception served = receive(nullptr, {{at_2_km, 30.0}, {at_1_km, 30.0}}, {middle})[0];
    CHECK(served.mbps == Approx(37.665).margin(5e-4));
    CHECK(served.mast == 1);
    CHECK(served.distance_m == Approx(1'000.0));
    CHECK(receive(nullptr, {{{30.08, 0.0}, 30.0}, {west, 30.0}}, {middle})[0].mast == 1);
}

TEST_CASE("What serves is the best of all masts in range, looked at one by one", "[coverage]") {
    const tests::TemporaryFolder folder;
    const auto with_hole = [](double east_deg, double north_deg) {
        return std::hypot(east_deg - 0.05, north_deg) < 0.01 ? no_height : 3.0 * rolling_m(east_deg, north_deg);
    };
    const geo::Relief relief = relief_of(folder, ground(with_hole));
    std::vector<geo::Mast> masts;
    std::vector<geo::MastPair> pairs;
    const std::vector<LonLat> places = rings();
    for (std::size_t mast = 0; mast < 14; ++mast) {
        masts.push_back(
            {geo::destination(middle, 25.0 * static_cast<double>(mast), 1'400.0 * static_cast<double>(mast)),
             15.0 + 5.0 * static_cast<double>(mast % 5)});
        for (std::size_t place = 0; place < places.size(); ++place) {
            if (geo::distance_m(masts[mast].place, places[place]) <= CoverageRules{}.range_m)
                pairs.push_back({mast, place});
        }
    }
    geo::Progress progress;
    const std::vector<double> mbps = geo::measure_receptions(&relief, masts, places, pairs, {}, progress);
    std::vector<geo::Reception> expected(places.size());
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        geo::Reception& best = expected[pairs[pair].second];
        const double away_m = geo::distance_m(masts[pairs[pair].first].place, places[pairs[pair].second]);
        if (std::isnan(mbps[pair]) && best.mast == geo::Reception::none) best.mbps = mbps[pair];
        const bool is_nearer = mbps[pair] == best.mbps && away_m < best.distance_m;
        if (mbps[pair] > 0.0 && (!(mbps[pair] <= best.mbps) || is_nearer))
            best = {mbps[pair], pairs[pair].first, away_m};
    }
    const std::vector<geo::Reception> found = receive(&relief, masts, places);
    std::size_t unknown = 0, second_best = 0;
    for (std::size_t place = 0; place < places.size(); ++place) {
        CHECK(found[place].mast == expected[place].mast);
        if (std::isnan(expected[place].mbps)) {
            ++unknown;
            CHECK(std::isnan(found[place].mbps));
        } else {
            CHECK(found[place].mbps == expected[place].mbps);
            second_best += found[place].mast != receive(nullptr, masts, {places[place]})[0].mast;
        }
    }
    CHECK(unknown > 0);
    CHECK(second_best > places.size() / 10); // hills decide
}

TEST_CASE("Coverage is the same with one thread and many, and turned once around the Earth", "[coverage]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster raster = ground(rolling_m);
    const geo::Relief relief = relief_of(folder, raster);
    raster.geo_transform[0] += 360.0;
    const geo::Relief turned = geo::open_relief(tests::write_raster(folder / "turned.tif", raster), "");
    std::vector<geo::Mast> masts;
    for (int mast = 0; mast < 20; ++mast)
        masts.push_back({{29.9 + 0.01 * mast, 0.005 * (mast % 7)}, 20.0 + mast});
    const auto many = receive(&relief, masts, rings());
    CHECK(many == receive(&turned, masts, rings()));
    for (const int threads : {1, 2, 8}) {
        geo::limit_threads(threads);
        CHECK(many == receive(&relief, masts, rings()));
    }
    geo::limit_threads(0);
}
