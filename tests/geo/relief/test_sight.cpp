// SPDX-License-Identifier: Apache-2.0
#include "geo/relief/sight.h"
#include "tests/catch.h"
#include "tests/geo/io/small_raster.h"
#include "tests/geo/measure/number_table.h"

#include <cmath>
#include <cstring>
#include <random>

#include "geo/io/memory.h"
#include "geo/measure/geodesic.h"
#include "geo/missing.h"
#include "geo/parallel.h"

using geo::SightVerdict;

namespace {

constexpr double degrees_per_cell = 0.001;

/// Hills of up to 60 m, two in a hundred cells without data.
tests::SmallRaster random_hills(int side) {
    std::mt19937 random{21};
    std::uniform_real_distribution<double> metres{0.0, 60.0}, chance{0.0, 1.0};
    tests::SmallRaster raster{.width = side, .height = side};
    raster.geo_transform = {30.0, degrees_per_cell, 0.0, -1.0, 0.0, -degrees_per_cell};
    raster.nodata = -32'768.0;
    for (int cell = 0; cell < side * side; ++cell)
        raster.cells.push_back(chance(random) < 0.0005 ? -32'768.0 : metres(random));
    return raster;
}

struct RandomMasts {
    explicit RandomMasts(int side, std::size_t mast_count, std::size_t pair_count) {
        std::mt19937 random{22};
        const double extent = side * degrees_per_cell;
        std::uniform_real_distribution<double> lon{30.0, 30.0 + extent}, lat{-1.0 - extent, -1.0}, height{5.0, 90.0};
        std::uniform_int_distribution<std::size_t> mast{0, mast_count - 1};
        for (std::size_t i = 0; i < mast_count; ++i)
            masts.push_back({{lon(random), lat(random)}, height(random)});
        for (std::size_t i = 0; i < pair_count; ++i)
            pairs.push_back({mast(random), mast(random)});
    }
    std::vector<geo::Mast> masts;
    std::vector<geo::MastPair> pairs;
};

std::vector<geo::Sight> judge(const geo::Relief& relief, const RandomMasts& at, const geo::SightRules& rules = {}) {
    geo::Progress progress;
    return geo::judge_sights(relief, at.masts, at.pairs, rules, progress);
}

bool are_same(double a, double b) { return std::memcmp(&a, &b, sizeof a) == 0; }

bool are_same(const geo::Sight& a, const geo::Sight& b) {
    return a.verdict == b.verdict && are_same(a.length_m, b.length_m) &&
           are_same(a.worst_clearance_m, b.worst_clearance_m) && are_same(a.worst_at_m, b.worst_at_m) &&
           are_same(a.clearing_first_m, b.clearing_first_m) && are_same(a.clearing_second_m, b.clearing_second_m);
}

bool are_same(const std::vector<geo::Sight>& a, const std::vector<geo::Sight>& b) {
    return std::ranges::equal(a, b, [](const geo::Sight& x, const geo::Sight& y) { return are_same(x, y); });
}

/// From best to worst; unknown has no place among them.
int badness(SightVerdict verdict) { return static_cast<int>(verdict); }

/// The worked profile of METHODS.md "Line of sight", from 1,500 m to 1,520 m over 20 km.
const geo::ReliefProfile worked_profile{{0, 2'000, 6'000, 10'000, 14'000, 18'000, 20'000},
                                        {1'500, 1'490, 1'502, 1'508, 1'515, 1'512, 1'520}};

geo::SightRules worked_rules(double fresnel_share, double earth_factor) {
    return {.frequency_ghz = 5.8, .earth_factor = earth_factor, .fresnel_share = fresnel_share, .clutter_m = 0.0};
}

} // namespace

TEST_CASE("The worked profile passes 0.6 of the Fresnel zone and fails the whole", "[sight]") {
    const geo::Sight simple = geo::judge_profile(worked_profile, 30, 12, worked_rules(0.6, 4.0 / 3.0));
    CHECK(simple.verdict == SightVerdict::clear);
    CHECK(simple.worst_clearance_m == Approx(11.456).margin(5e-4));
    CHECK(simple.worst_at_m == 14'000.0);
    CHECK(simple.clearing_first_m == 30.0);
    CHECK(simple.clearing_second_m == 12.0);

    const geo::Sight strict = geo::judge_profile(worked_profile, 30, 12, worked_rules(1.0, 4.0 / 3.0));
    CHECK(strict.verdict == SightVerdict::marginal);
    const double lacking_m = 11.456 / 0.7775 - 11.456; // of the whole first zone at 14 km: clearance and its ratio
    CHECK(strict.clearing_first_m == Approx(30.0 + lacking_m / 0.3).margin(0.01));
    CHECK(strict.clearing_second_m == Approx(12.0 + lacking_m / 0.7).margin(0.01));

    const geo::Sight subrefractive = geo::judge_profile(worked_profile, 30, 12, worked_rules(0.6, 2.0 / 3.0));
    CHECK(subrefractive.verdict == SightVerdict::marginal);
    CHECK(subrefractive.worst_clearance_m == Approx(6.511).margin(5e-4));
}

TEST_CASE("Each sample of the worked profile has its clearance", "[sight]") {
    const std::vector<double> clearance_m{38.081, 23.656, 17.114, 11.456, 17.681};
    for (std::size_t sample = 1; sample <= 5; ++sample) {
        const geo::ReliefProfile alone{{0, worked_profile.distance_m[sample], 20'000},
                                       {1'500, worked_profile.ground_m[sample], 1'520}};
        CHECK(geo::judge_profile(alone, 30, 12, worked_rules(0.6, 4.0 / 3.0)).worst_clearance_m ==
              Approx(clearance_m[sample - 1]).margin(5e-4));
    }
}

TEST_CASE("A hill wholly above the ray blocks it, however few samples there are", "[sight]") {
    // a test of Giga's model (test_line_of_sight_model.py, May 2023): terrain lifted above the whole line no longer
    // crossed it, and was called clear.
    const geo::ReliefProfile profile{{0, 10'000, 20'000, 30'000}, {289, 2'000, 2'000, 300}};
    CHECK(geo::judge_profile(profile, 15, 15, {}).verdict == SightVerdict::obstructed);
    const geo::ReliefProfile with_void{{0, 10'000, 20'000, 30'000}, {289, 100, geo::missing, 300}};
    CHECK(geo::judge_profile(with_void, 15, 15, {}).verdict == SightVerdict::unknown); // not sea level
    const geo::ReliefProfile both{{0, 10'000, 20'000, 30'000}, {289, 2'000, geo::missing, 300}};
    CHECK(geo::judge_profile(both, 15, 15, {}).verdict == SightVerdict::obstructed);
    CHECK(std::isnan(geo::judge_profile(both, 15, 15, {}).clearing_first_m));
}

TEST_CASE("An antenna of the clearing height clears the pair, and one a little lower does not", "[sight]") {
    const geo::ReliefProfile profile{{0, 3'000, 9'000, 15'000}, {100, 140, 160, 110}};
    const geo::Sight blocked = geo::judge_profile(profile, 6, 25, {});
    REQUIRE(blocked.verdict == SightVerdict::obstructed);
    CHECK(blocked.worst_at_m == 9'000.0);
    CHECK(geo::judge_profile(profile, blocked.clearing_first_m + 1e-6, 25, {}).verdict == SightVerdict::clear);
    CHECK(geo::judge_profile(profile, blocked.clearing_first_m - 1e-3, 25, {}).verdict != SightVerdict::clear);
    CHECK(geo::judge_profile(profile, 6, blocked.clearing_second_m + 1e-6, {}).verdict == SightVerdict::clear);
    CHECK(geo::judge_profile(profile, 6, blocked.clearing_second_m - 1e-3, {}).verdict != SightVerdict::clear);
}

TEST_CASE("Visibility of 4,000 pairs is the oracle's to its printed digits", "[sight]") {
    const auto schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    const auto towers = tests::read_lon_lat("conformance/small/towers_200.csv", 2, 1);
    const auto tower_rows = tests::read_rows("conformance/small/towers_200.csv");
    const auto oracle = tests::read_rows("conformance/oracles/e_los_1000x4.csv");
    const geo::Relief relief = geo::open_relief(tests::reference("conformance/small/dem_1000.tif"), "");
    constexpr double sphere_m = 6'371'008.8, school_mast_m = 15.0;

    std::vector<geo::Mast> masts;
    for (const geo::LonLat place : schools)
        masts.push_back({place, school_mast_m});
    for (std::size_t tower = 0; tower < towers.size(); ++tower)
        masts.push_back({towers[tower], std::stod(tower_rows[tower].at(4))});
    std::vector<geo::MastPair> pairs;
    for (const auto& row : oracle)
        pairs.push_back({std::stoul(row.at(0)), schools.size() + std::stoul(row.at(1))});

    // The oracle's own rays: straight in degrees, from the tower, great circles; over our surface.
    std::vector<geo::LonLat> samples;
    std::vector<int> steps;
    for (const geo::MastPair& pair : pairs) {
        const geo::LonLat from = masts[pair.second].place, to = masts[pair.first].place;
        constexpr double cell_deg = 1.0 / 1'200.0;
        steps.push_back(
            static_cast<int>(std::max(std::abs(to.lon - from.lon), std::abs(to.lat - from.lat)) / cell_deg) + 1);
        for (int step = 0; step <= steps.back(); ++step) {
            const double share = static_cast<double>(step) / steps.back();
            samples.push_back({from.lon + share * (to.lon - from.lon), from.lat + share * (to.lat - from.lat)});
        }
    }
    geo::Progress progress;
    const std::vector<double> ground_m = geo::sample_heights(relief, samples, progress);
    const geo::SightRules rules{
        .frequency_ghz = 5.8, .earth_factor = 4.0 / 3.0, .fresnel_share = 0.0, .clutter_m = 0.0};
    const std::vector<geo::Sight> ours = geo::judge_sights(relief, masts, pairs, rules, progress);

    std::size_t first = 0, differing = 0;
    for (std::size_t pair = 0; pair < pairs.size(); ++pair) {
        const geo::Mast &school = masts[pairs[pair].first], &tower = masts[pairs[pair].second];
        const double distance_m = geo::great_circle_m(school.place, tower.place, sphere_m);
        CHECK(distance_m == Approx(std::stod(oracle[pair].at(2))).margin(0.0051).epsilon(0.0));
        geo::ReliefProfile profile;
        for (int step = 0; step <= steps[pair]; ++step) {
            profile.distance_m.push_back(distance_m * step / steps[pair]);
            profile.ground_m.push_back(ground_m[first + static_cast<std::size_t>(step)]);
        }
        first += profile.ground_m.size();
        const bool is_visible = oracle[pair].at(3) == "1";
        const geo::Sight theirs = geo::judge_profile(profile, tower.height_m, school.height_m, rules);
        CHECK((theirs.verdict == SightVerdict::clear) == is_visible);
        // The geodesic runs up to a metre beside their ray, and is up to 0.6 % longer or shorter.
        if ((ours[pair].verdict == SightVerdict::clear) == is_visible) continue;
        ++differing;
        CHECK(std::abs(ours[pair].worst_clearance_m) < 0.5);
    }
    CHECK(differing <= 2); // of 4,000
}

TEST_CASE("Sights are those of a plain walk along the geodesic", "[sight]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", random_hills(600)), "");
    const RandomMasts at{600, 200, 60};
    const geo::SightRules rules;
    const std::vector<geo::Sight> sights = judge(relief, at, rules);
    geo::Progress progress;
    for (std::size_t pair = 0; pair < at.pairs.size(); ++pair) {
        const geo::Mast &first = at.masts[at.pairs[pair].first], &second = at.masts[at.pairs[pair].second];
        if (first.place == second.place) continue;
        const double length_m = geo::distance_m(first.place, second.place);
        const double direction = geo::azimuth_deg(first.place, second.place);
        const std::size_t steps = geo::read_profile(relief, first.place, second.place, progress).distance_m.size() - 1;
        std::vector<geo::LonLat> places;
        for (std::size_t step = 0; step <= steps; ++step)
            places.push_back(geo::destination(first.place, direction,
                                              length_m * static_cast<double>(step) / static_cast<double>(steps)));
        const std::vector<double> ground_m = geo::sample_heights(relief, places, progress);
        double least_m = INFINITY, least_margin_m = INFINITY;
        bool is_known = !std::isnan(ground_m.front() + ground_m.back());
        for (std::size_t step = 1; step < steps; ++step) {
            const double share = static_cast<double>(step) / static_cast<double>(steps), on_m = share * length_m;
            const double ray_m =
                (ground_m.front() + first.height_m) * (1.0 - share) + (ground_m.back() + second.height_m) * share;
            const double clearance_m =
                ray_m - ground_m[step] - 5.0 - on_m * (length_m - on_m) / (2.0 * 4.0 / 3.0 * 6'371'000.0);
            is_known = is_known && !std::isnan(clearance_m);
            const double radius_m = std::sqrt(0.299792458 / 5.8 * on_m * (length_m - on_m) / length_m);
            least_m = std::fmin(least_m, clearance_m);
            least_margin_m = std::fmin(least_margin_m, clearance_m - 0.6 * radius_m);
        }
        const SightVerdict verdict = least_m < 0.0          ? SightVerdict::obstructed
                                     : !is_known            ? SightVerdict::unknown
                                     : least_margin_m < 0.0 ? SightVerdict::marginal
                                                            : SightVerdict::clear;
        if (std::abs(least_m) < 0.1 || std::abs(least_margin_m) < 0.1) continue; // too close to call at another path
        CHECK(sights[pair].verdict == verdict);
        if (verdict == SightVerdict::obstructed) CHECK(sights[pair].worst_clearance_m == Approx(least_m).margin(0.1));
    }
}

TEST_CASE("Sight is the same from both ends, to the last bit", "[sight]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", random_hills(600)), "");
    RandomMasts at{600, 300, 3'000};
    const std::vector<geo::Sight> there = judge(relief, at);
    for (geo::MastPair& pair : at.pairs)
        std::swap(pair.first, pair.second);
    const std::vector<geo::Sight> back = judge(relief, at);
    for (std::size_t pair = 0; pair < there.size(); ++pair) {
        CHECK(there[pair].verdict == back[pair].verdict);
        CHECK(are_same(there[pair].worst_clearance_m, back[pair].worst_clearance_m));
        CHECK(are_same(there[pair].clearing_first_m, back[pair].clearing_second_m));
        if (!std::isnan(there[pair].worst_at_m))
            CHECK(there[pair].worst_at_m + back[pair].worst_at_m == Approx(there[pair].length_m));
    }
}

TEST_CASE("A higher mast never loses sight", "[sight]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", random_hills(400)), "");
    RandomMasts at{400, 100, 2'000};
    std::vector<geo::Sight> before = judge(relief, at);
    for (int raise = 0; raise < 4; ++raise) {
        for (geo::Mast& mast : at.masts)
            mast.height_m += 10.0;
        const std::vector<geo::Sight> after = judge(relief, at);
        for (std::size_t pair = 0; pair < after.size(); ++pair) {
            if (before[pair].verdict == SightVerdict::unknown || after[pair].verdict == SightVerdict::unknown) continue;
            CHECK(badness(after[pair].verdict) <= badness(before[pair].verdict));
        }
        before = after;
    }
}

TEST_CASE("Higher ground between two masts never gains sight", "[sight]") {
    std::mt19937 random{31};
    std::uniform_real_distribution<double> metres{0.0, 90.0}, raise_m{0.0, 15.0};
    for (int profile_number = 0; profile_number < 200; ++profile_number) {
        geo::ReliefProfile profile;
        for (int sample = 0; sample <= 40; ++sample) {
            profile.distance_m.push_back(sample * 250.0);
            profile.ground_m.push_back(metres(random));
        }
        geo::Sight before = geo::judge_profile(profile, 40, 60, {});
        for (int step = 0; step < 5; ++step) {
            for (std::size_t sample = 1; sample < 40; ++sample)
                profile.ground_m[sample] += raise_m(random);
            const geo::Sight after = geo::judge_profile(profile, 40, 60, {});
            CHECK(badness(after.verdict) >= badness(before.verdict));
            CHECK(after.clearing_first_m >= before.clearing_first_m);
            before = after;
        }
    }
}

TEST_CASE("Sights are the same bytes at any thread count, any limit of memory, and over tiles", "[sight]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster hills = random_hills(600);
    hills.options = {"TILED=YES", "BLOCKXSIZE=64", "BLOCKYSIZE=64"};
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", hills), "");
    const RandomMasts at{600, 300, 3'000};
    geo::limit_threads(1);
    const std::vector<geo::Sight> expected = judge(relief, at);
    for (const int threads : {2, 8}) {
        geo::limit_threads(threads);
        CHECK(are_same(judge(relief, at), expected));
    }
    geo::limit_threads(0);
    const std::uint64_t before = geo::cell_memory_bytes();
    geo::limit_memory(1); // the blocks of one chunk of pairs at a time
    CHECK(are_same(judge(relief, at), expected));
    geo::limit_memory(4 * before);
}

TEST_CASE("A relief without any data leaves every pair unknown", "[sight]") {
    const tests::TemporaryFolder folder;
    tests::SmallRaster empty = random_hills(50);
    std::ranges::fill(empty.cells, -32'768.0);
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", empty), "");
    for (const geo::Sight& sight : judge(relief, RandomMasts{50, 10, 20})) {
        CHECK(sight.verdict == SightVerdict::unknown);
        CHECK(std::isnan(sight.clearing_first_m));
    }
}

TEST_CASE("A pair outside the relief is unknown, and one within a cell is clear", "[sight]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(
        tests::write_raster(
            folder / "a.tif",
            {.width = 2, .height = 2, .cells = {1, 1, 1, 1}, .geo_transform = {0, 0.001, 0, 0, 0, -0.001}}),
        "");
    const std::vector<geo::Mast> masts{
        {{0.0005, -0.0005}, 10}, {{0.0006, -0.0005}, 10}, {{50.0, 50.0}, 10}, {{0.0005, -0.0005}, 10}};
    const std::vector<geo::MastPair> pairs{{0, 1}, {0, 2}, {2, 2}, {0, 3}, {0, 0}};
    geo::Progress progress;
    const std::vector<geo::Sight> sights = geo::judge_sights(relief, masts, pairs, {}, progress);
    CHECK(sights[0].verdict == SightVerdict::clear);
    CHECK(sights[1].verdict == SightVerdict::unknown);
    CHECK(sights[2].verdict == SightVerdict::unknown);
    CHECK(sights[3].verdict == SightVerdict::clear);
    CHECK(sights[4].verdict == SightVerdict::clear);
    CHECK(sights[4].length_m == 0.0);
}

TEST_CASE("No pairs give no sights", "[sight]") {
    const tests::TemporaryFolder folder;
    const geo::Relief relief = geo::open_relief(tests::write_raster(folder / "a.tif", random_hills(10)), "");
    geo::Progress progress;
    CHECK(geo::judge_sights(relief, {}, {}, {}, progress).empty());
}
