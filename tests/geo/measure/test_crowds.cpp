// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/crowds.h"
#include "tests/catch.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "geo/measure/geodesic.h"

namespace {

/// Places around a centre, some of them repeated; longitudes wrap at 180, latitudes stop at the poles.
std::vector<geo::LonLat> places_around(geo::LonLat centre, double half_lon_deg, double half_lat_deg, unsigned seed) {
    std::mt19937 random{seed};
    std::uniform_real_distribution<double> offset{-1.0, 1.0};
    std::vector<geo::LonLat> places;
    for (std::size_t row = 0; row < 150; ++row) {
        const double lon = centre.lon + half_lon_deg * offset(random), lat = centre.lat + half_lat_deg * offset(random);
        places.push_back({std::remainder(lon, 360.0), std::clamp(lat, -90.0, 90.0)});
        if (row % 15 == 14) places.back() = places[row / 2];
    }
    return places;
}

std::vector<std::size_t> crowded_by_brute_force(const std::vector<geo::LonLat>& places, std::size_t most,
                                                double radius_m) {
    std::vector<std::size_t> rows;
    for (std::size_t row = 0; row < places.size(); ++row) {
        const auto is_near = [&](geo::LonLat other) { return geo::distance_m(places[row], other) <= radius_m; };
        if (static_cast<std::size_t>(std::ranges::count_if(places, is_near)) > most) rows.push_back(row);
    }
    return rows;
}

} // namespace

TEST_CASE("Crowded places are those of brute force, across the antimeridian and at the poles too", "[crowds]") {
    const unsigned seed = GENERATE(range(1u, 5u));
    struct Region {
        geo::LonLat centre;
        double half_lon_deg, half_lat_deg;
    };
    const Region region = GENERATE(Region{{20.0, 0.0}, 0.01, 0.01}, Region{{180.0, -17.0}, 0.01, 0.01},
                                   Region{{-180.0, 65.0}, 0.02, 0.01}, Region{{0.0, 90.0}, 180.0, 0.01},
                                   Region{{0.0, -89.99}, 180.0, 0.005}, Region{{5.0, 60.0}, 0.0001, 0.0001});
    const std::vector<geo::LonLat> places =
        places_around(region.centre, region.half_lon_deg, region.half_lat_deg, seed);
    for (const double radius_m : {100.0, 130.0, 1'000.0}) {
        for (const std::size_t most : {0u, 1u, 5u, 30u, 150u})
            CHECK(geo::crowded_rows(places, most, radius_m) == crowded_by_brute_force(places, most, radius_m));
    }
}

TEST_CASE("The radius belongs to the crowd", "[crowds]") {
    const std::vector<geo::LonLat> places{{10.0, 5.0}, {10.001, 5.0}};
    const double apart_m = geo::distance_m(places[0], places[1]);
    CHECK(geo::crowded_rows(places, 1, apart_m).size() == 2);
    CHECK(geo::crowded_rows(places, 1, std::nextafter(apart_m, 0.0)).empty());
}

TEST_CASE("A hundred thousand places at one placeholder are a crowd at once", "[crowds]") {
    std::vector<geo::LonLat> places(100'000, {10.0, 5.0});
    places.push_back({10.5, 5.0});
    CHECK(geo::crowded_rows(places, 5, 100.0).size() == 100'000);
}
