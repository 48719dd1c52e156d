// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/geodesic.h"
#include "tests/catch.h"

#include <cmath>
#include <numbers>

#include "geo/measure/ellipsoid.h"

TEST_CASE("Geodesics have the lengths and directions of Vincenty's formula", "[geodesic]") {
    // worked values, by the inverse formula of 1975 iterated to 1e-15
    struct Pair {
        geo::LonLat from, to;
        double geodesic_m, azimuth_deg, haversine_m;
    };
    const Pair pair = GENERATE(Pair{{-73.8, 40.6}, {-0.5, 51.6}, 5'551'759.4003, 51.198883, 5'536'891.987},
                               Pair{{30.06, -1.95}, {30.12, -1.98}, 7'454.0906, 116.426057, 7'455.684},
                               Pair{{30.06, -1.95}, {30.31, -2.20}, 39'213.2511, 134.831077, 39'300.495},
                               Pair{{0.0, 0.0}, {1.0, 0.0}, 111'319.4908, 90.0, 111'195.080},
                               Pair{{0.0, 0.0}, {0.0, 1.0}, 110'574.3886, 0.0, 111'195.080},
                               Pair{{10.0, 60.0}, {11.0, 60.0}, 55'799.4704, 89.566985, 55'597.011},
                               Pair{{179.9, -0.5}, {-179.9, 0.5}, 112'793.3747, 11.384320, 113'397.121});
    CHECK(geo::distance_m(pair.from, pair.to) == Approx(pair.geodesic_m).margin(6e-5));
    CHECK(geo::azimuth_deg(pair.from, pair.to) == Approx(pair.azimuth_deg).margin(6e-7));
    CHECK(geo::great_circle_m(pair.from, pair.to, 6'371'008.8) == Approx(pair.haversine_m).margin(6e-4));
    CHECK(geo::distance_m(pair.from, pair.to) == Approx(geo::distance_m(pair.to, pair.from)).epsilon(1e-14));

    const geo::LonLat reached = geo::destination(pair.from, pair.azimuth_deg, pair.geodesic_m);
    CHECK(geo::distance_m(reached, pair.to) < 0.1); // the azimuth is rounded to 5e-7 degrees
}

TEST_CASE("The Chatham Islands are near Wellington, across the antimeridian", "[geodesic]") {
    const geo::LonLat wellington{174.7762, -41.2865};
    CHECK(geo::distance_m(wellington, {-176.52757, -43.512324}) == Approx(757'010).margin(5)); // Te One School
    CHECK(geo::distance_m(wellington, {-176.26665, -43.735686}) == Approx(784'300).margin(5)); // Kaingaroa School
    CHECK(geo::distance_m(wellington, {-176.23469, -43.93316}) == Approx(793'500).margin(5));  // Pitt Island School
}

TEST_CASE("Distances are zero in one place, and antipodes are no trouble", "[geodesic]") {
    CHECK(geo::distance_m(geo::LonLat{12.0, 34.0}, geo::LonLat{12.0, 34.0}) == 0.0);
    CHECK(geo::distance_m(geo::LonLat{180.0, 34.0}, geo::LonLat{-180.0, 34.0}) == 0.0);
    CHECK(geo::distance_m(geo::LonLat{5.0, 90.0}, geo::LonLat{-77.0, 90.0}) == 0.0);
    CHECK(geo::distance_m(geo::LonLat{0.0, 90.0}, geo::LonLat{0.0, -90.0}) == Approx(20'003'931.4586).margin(1e-3));
    CHECK(geo::great_circle_m({0.0, 0.0}, {180.0, 0.0}, 1.0) == Approx(std::numbers::pi));
    CHECK(geo::distance_m(geo::Xy{0.0, 0.0}, geo::Xy{3.0, 4.0}) == 5.0);
}

TEST_CASE("Quadrangles have the areas of the closed formula, and together cover the Earth", "[geodesic]") {
    // worked values: METHODS.md "Distances and areas"
    CHECK(geo::quadrangle_km2(10.0, 0.0, 10.01, 0.01) == Approx(1.23090720).margin(5e-9));
    CHECK(geo::quadrangle_km2(10.0, 30.0, 10.01, 30.01) == Approx(1.06952117).margin(5e-9));
    CHECK(geo::quadrangle_km2(10.0, 60.0, 10.01, 60.01) == Approx(0.62158724).margin(5e-9));
    CHECK(geo::quadrangle_km2(10.0, -60.01, 10.01, -60.0) == Approx(0.62158724).margin(5e-9));
    CHECK(geo::quadrangle_km2(-180.0, -90.0, 180.0, 90.0) == Approx(510'065'621.724).epsilon(1e-12));
}
