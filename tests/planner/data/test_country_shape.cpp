// SPDX-License-Identifier: Apache-2.0
#include "planner/data/country_shape.h"

#include "tests/catch.h"

using geo::LonLat;
using planner::WidenedHull;

TEST_CASE("A hull holds its places and what is near them", "[country_shape]") {
    const std::vector<LonLat> places{{10, 10}, {11, 10}, {11, 11}, {10, 11}};
    const WidenedHull hull{places, 50'000.0};
    for (const LonLat place : places)
        CHECK(hull.contains(place));
    CHECK(hull.contains({10.5, 10.5}));
    CHECK(hull.contains({10.5, 9.6}));       // 0.4 degrees of latitude are 44 km
    CHECK_FALSE(hull.contains({10.5, 9.5})); // 0.5 are 56 km
    CHECK_FALSE(hull.contains({-10.5, 10.5}));
}

TEST_CASE("Stray places don't stretch a hull", "[country_shape]") {
    std::vector<LonLat> places;
    for (int step = 0; step < 10; ++step)
        places.push_back({-16.0 + 0.1 * step, 18.0 + 0.05 * step});
    places.push_back({18.0, -16.0}); // swapped
    places.push_back({120.0, 40.0}); // somewhere else
    const WidenedHull hull{places, 50'000.0};
    CHECK(hull.contains({-15.5, 18.2}));
    CHECK_FALSE(hull.contains({18.0, -16.0}));
    CHECK_FALSE(hull.contains({0.0, 0.0}));
}

TEST_CASE("A hull across the antimeridian is in one piece", "[country_shape]") {
    const std::vector<LonLat> fiji{{177.5, -18}, {178.5, -17.5}, {179.5, -16.8}, {-179.9, -17.2}, {-178.8, -18.5}};
    const WidenedHull hull{fiji, 50'000.0};
    for (const LonLat place : fiji)
        CHECK(hull.contains(place));
    CHECK(hull.contains({179.99, -17.3}));
    CHECK(hull.contains({-179.99, -17.3}));
    CHECK_FALSE(hull.contains({0.0, -17.3}));
}

TEST_CASE("Too few places have no hull, and one place or a line has one with a width", "[country_shape]") {
    CHECK(WidenedHull{std::vector<LonLat>{{1, 1}, {2, 2}}, 50'000.0}.empty());
    const WidenedHull spot{std::vector<LonLat>{{1, 1}, {1, 1}, {1, 1}}, 50'000.0};
    CHECK(spot.contains({1.2, 1.0}));
    CHECK_FALSE(spot.contains({1.0, 3.0}));
}
