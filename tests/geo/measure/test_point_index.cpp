// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/point_index.h"
#include "tests/catch.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "geo/measure/geodesic.h"
#include "tests/geo/measure/number_table.h"

namespace {

bool is_nearer(const geo::Neighbour& a, const geo::Neighbour& b) {
    return a.distance_m != b.distance_m ? a.distance_m < b.distance_m : a.row < b.row;
}

std::vector<geo::Neighbour> all_by_distance(const std::vector<geo::LonLat>& places, geo::LonLat from) {
    std::vector<geo::Neighbour> all;
    for (std::size_t row = 0; row < places.size(); ++row) {
        all.push_back({row, geo::distance_m(from, places[row])});
    }
    std::ranges::sort(all, is_nearer);
    return all;
}

/// Places inside a box around a centre, some of them repeated; longitudes wrap at 180, latitudes stop at the poles.
std::vector<geo::LonLat> random_places(std::size_t count, unsigned seed, geo::LonLat centre, double half_deg) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> offset{-half_deg, half_deg};
    std::vector<geo::LonLat> places;
    for (std::size_t row = 0; row < count; ++row) {
        if (row % 7 == 6) {
            places.push_back(places[row / 2]);
            continue;
        }
        const double lon = centre.lon + offset(random);
        const double lat = std::clamp(centre.lat + offset(random), -90.0, 90.0);
        places.push_back({std::remainder(lon, 360.0), lat});
    }
    return places;
}

} // namespace

TEST_CASE("The nearest places are those of brute force, everywhere on Earth", "[point_index]") {
    const unsigned seed = GENERATE(range(1u, 9u));
    struct Region {
        geo::LonLat centre;
        double half_deg;
    };
    const Region region = GENERATE(Region{{20.0, 0.0}, 2.0}, Region{{180.0, -17.0}, 3.0}, Region{{0.0, 89.5}, 180.0},
                                   Region{{0.0, 0.0}, 180.0}, Region{{5.0, 60.0}, 0.001});
    const std::vector<geo::LonLat> places = random_places(300, seed, region.centre, region.half_deg);
    const std::vector<geo::LonLat> queries = random_places(20, seed + 100, region.centre, 1.5 * region.half_deg);
    const geo::PointIndex index{places};
    for (const geo::LonLat& from : queries) {
        const std::vector<geo::Neighbour> expected = all_by_distance(places, from);
        for (const std::size_t count : {1u, 2u, 10u, 300u, 400u}) {
            const std::size_t found = std::min<std::size_t>(count, 300);
            CHECK(index.nearest(from, count) ==
                  std::vector(expected.begin(), expected.begin() + static_cast<std::ptrdiff_t>(found)));
        }
        const double radius_m = expected[seed * 30].distance_m; // inclusive
        const auto end = std::ranges::find_if(
            expected, [&](const geo::Neighbour& neighbour) { return neighbour.distance_m > radius_m; });
        CHECK(index.within(from, radius_m) == std::vector(expected.begin(), end));
        for (const std::ptrdiff_t count : {1, 10, 300}) {
            const auto last = std::min(end, expected.begin() + count);
            CHECK(index.nearest(from, static_cast<std::size_t>(count), radius_m) ==
                  std::vector(expected.begin(), last));
        }
    }
}

TEST_CASE("Far antipodes are ordered by their geodesics, not by their chords", "[point_index]") {
    const geo::PointIndex index{std::vector<geo::LonLat>{{179.9, 0.0}, {179.5, 0.1}, {180.0, 89.0}, {-179.7, -0.4}}};
    const std::vector<geo::LonLat> places{{179.9, 0.0}, {179.5, 0.1}, {180.0, 89.0}, {-179.7, -0.4}};
    CHECK(index.nearest({0.0, 0.0}, 4) == all_by_distance(places, {0.0, 0.0}));
}

TEST_CASE("Ties go by row, also when all places are one", "[point_index]") {
    const geo::PointIndex index{std::vector<geo::LonLat>(100'000, geo::LonLat{10.0, 20.0})};
    for (int query = 0; query < 100'000; ++query) { // would not end if each looked at each
        REQUIRE(index.nearest({10.0, 20.001}, 2)[1].row == 1);
    }
    CHECK(index.within({10.0, 20.0}, 0.0).size() == 100'000);
    CHECK(index.nearest({10.0, 20.0}, 1)[0] == geo::Neighbour{0, 0.0});
}

TEST_CASE("An empty index finds nothing", "[point_index]") {
    const geo::PointIndex index{{}};
    CHECK(index.size() == 0);
    CHECK(index.nearest({0.0, 0.0}, 3).empty());
    CHECK(index.within({0.0, 0.0}, 1e9).empty());
}

TEST_CASE("A further place never lengthens a distance", "[point_index]") {
    std::vector<geo::LonLat> places = random_places(50, 3, {30.0, -2.0}, 2.0);
    const geo::PointIndex fewer{places};
    places.push_back({30.0, -2.0});
    const geo::PointIndex more{places};
    for (const geo::LonLat& from : random_places(200, 4, {30.0, -2.0}, 2.0)) {
        CHECK(more.nearest(from, 1)[0].distance_m <= fewer.nearest(from, 1)[0].distance_m);
    }
}

TEST_CASE("The nearest fiber node of 1,000 schools is that of pyproj's geodesic", "[point_index]") {
    const geo::PointIndex index{tests::read_lon_lat("conformance/small/fibre_50.csv", 2, 1)};
    const std::vector<geo::LonLat> schools = tests::read_lon_lat("conformance/small/schools_1000.csv", 3, 2);
    const auto expected = tests::read_rows("conformance/oracles/c_nearest_fibre_wgs84.csv");
    REQUIRE(schools.size() == 1000);
    REQUIRE(expected.size() == 1000);
    for (std::size_t school = 0; school < schools.size(); ++school) {
        const geo::Neighbour found = index.nearest(schools[school], 1)[0];
        CHECK(found.row == std::stoul(expected[school][1]));
        CHECK(found.distance_m == Approx(std::stod(expected[school][2])).margin(6e-4));
    }
}
