// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/earth_centred.h"
#include "tests/catch.h"

#include <cmath>
#include <geodesic.h>
#include <random>

#include "geo/measure/ellipsoid.h"

TEST_CASE("One place written in two ways is one point in space", "[earth_centred]") {
    CHECK(geo::earth_centred({180.0, 12.0}) == geo::earth_centred({-180.0, 12.0}));
    CHECK(geo::earth_centred({17.0, 90.0}) == geo::earth_centred({-90.0, 90.0}));
    CHECK(geo::earth_centred({0.0, 0.0}) == geo::Xyz{geo::wgs84::a_m, 0.0, 0.0});
    CHECK(geo::earth_centred({0.0, -90.0}).z == Approx(-geo::wgs84::b_m).epsilon(1e-15));
}

TEST_CASE("Up to 40 km the series along the chord equals Karney's geodesic, beyond, the chord bounds it",
          "[earth_centred]") {
    geod_geodesic karney;
    geod_init(&karney, geo::wgs84::a_m, geo::wgs84::f);
    std::mt19937 random{7};
    std::uniform_real_distribution<double> lon{-180.0, 180.0}, sin_lat{-1.0, 1.0}, log_m{0.0, 7.3};
    double worst_m = 0.0;
    std::size_t outside_bounds = 0;
    for (int pair = 0; pair < 20'000; ++pair) {
        const geo::LonLat from{lon(random), std::asin(sin_lat(random)) * 57.29577951308232};
        geo::LonLat to;
        double length_m = std::min(std::pow(10.0, log_m(random)), 20'003'000.0);
        geod_direct(&karney, from.lat, from.lon, lon(random), length_m, &to.lat, &to.lon, nullptr);
        geod_inverse(&karney, from.lat, from.lon, to.lat, to.lon, &length_m, nullptr, nullptr);
        const geo::Xyz a = geo::earth_centred(from), b = geo::earth_centred(to);
        const double chord2_m2 = geo::squared_chord_m2(a, b),
                     longest_m = std::sqrt(geo::longest_geodesic2_m2(chord2_m2));
        outside_bounds += std::sqrt(chord2_m2) > length_m + 1e-8 || longest_m < length_m - 1e-8;
        if (std::sqrt(chord2_m2) <= geo::short_chord_m) {
            worst_m = std::max(worst_m, std::abs(geo::short_geodesic_m(a, b) - length_m));
        }
    }
    CHECK(worst_m < 1e-8);
    CHECK(outside_bounds == 0);
}
