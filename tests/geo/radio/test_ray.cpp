// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/ray.h"
#include "tests/catch.h"

namespace {

struct WorkedRay {
    double to_one_km, to_other_km, ghz, fresnel_m, most_fresnel_m, bulge_m, subrefractive_bulge_m;
};

} // namespace

TEST_CASE("Bulge and Fresnel zone are the worked values", "[radio]") {
    const WorkedRay ray = GENERATE(WorkedRay{5, 5, 5.8, 11.3675, 6.8205, 1.4715, 2.9430},
                                   WorkedRay{10, 10, 7.5, 14.1372, 8.4823, 5.8860, 11.7721},
                                   WorkedRay{15, 15, 5.8, 19.6892, 11.8135, 13.2436, 26.4872},
                                   WorkedRay{2, 8, 5.8, 9.0940, 5.4564, 0.9418, 1.8835});
    const double one_m = ray.to_one_km * 1e3, other_m = ray.to_other_km * 1e3;
    const auto printed = Approx{0.0}.margin(5.1e-5).epsilon(0.0);
    CHECK(geo::fresnel_radius_m(one_m, other_m, ray.ghz) - ray.fresnel_m == printed);
    CHECK(0.6 * geo::fresnel_radius_m(one_m, other_m, ray.ghz) - ray.most_fresnel_m == printed);
    CHECK(geo::earth_bulge_m(one_m, other_m, geo::standard_earth_factor) - ray.bulge_m == printed);
    CHECK(geo::earth_bulge_m(one_m, other_m, 2.0 / 3.0) - ray.subrefractive_bulge_m == printed);
}

TEST_CASE("Bulge and Fresnel zones in mid-path are the worked values", "[radio]") {
    const auto bulge_m = [](double km) {
        return geo::earth_bulge_m(km * 500.0, km * 500.0, geo::standard_earth_factor);
    };
    CHECK(bulge_m(10) == Approx(1.4715).margin(5e-5));
    CHECK(bulge_m(20) == Approx(5.8860).margin(5e-5));
    CHECK(bulge_m(30) == Approx(13.2436).margin(5e-5));
    CHECK(bulge_m(50) == Approx(36.7878).margin(5e-5));
    CHECK(geo::fresnel_radius_m(5'000, 5'000, 6) == Approx(11.176).margin(5e-4));
    CHECK(geo::fresnel_radius_m(15'000, 15'000, 7) == Approx(17.922).margin(5e-4));
    CHECK(geo::fresnel_radius_m(10'000, 10'000, 15) == Approx(9.997).margin(5e-4));
}

TEST_CASE("A mast of 30 m sees 22.6 km, and one of 12 m from there 36.9 km", "[radio]") {
    const double high_m = geo::radio_horizon_m(30.0, geo::standard_earth_factor);
    CHECK(high_m == Approx(22'576.1).margin(0.06));
    CHECK(high_m + geo::radio_horizon_m(12.0, geo::standard_earth_factor) == Approx(36'854.5).margin(0.06));
}
