// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/diffraction.h"
#include "tests/catch.h"

#include <cmath>
#include <vector>

#include "geo/missing.h"
#include "geo/radio/path_loss.h"
#include "geo/radio/ray.h"

namespace {

/// 21 samples a kilometre apart on ground of 100 m, and a ridge in the middle.
struct Ridge {
    explicit Ridge(double ridge_m) {
        for (int sample = 0; sample <= 20; ++sample) {
            distance_m.push_back(sample * 1'000.0);
            ground_m.push_back(sample == 10 ? ridge_m : 100.0);
        }
    }
    double loss_db(double ghz) const {
        return geo::bullington_loss_db({distance_m, ground_m}, 30, 10, ghz, geo::standard_earth_factor);
    }
    std::vector<double> distance_m, ground_m;
};

} // namespace

TEST_CASE("Loss over a knife edge is that of ITU-R P.526", "[radio]") {
    CHECK(geo::knife_edge_loss_db(0.0) == Approx(6.0329).margin(5e-5));
    CHECK(geo::knife_edge_loss_db(1.0) == Approx(13.9257).margin(5e-5));
    CHECK(geo::knife_edge_loss_db(2.4) == Approx(20.5393).margin(5e-5));
    CHECK(geo::knife_edge_loss_db(-0.78) == 0.0);
    CHECK(geo::knife_edge_loss_db(-0.77) > 0.0);
}

TEST_CASE("A knife edge that touches one Fresnel radius above the ray has the parameter sqrt 2", "[radio]") {
    const double radius_m = geo::fresnel_radius_m(4'000, 6'000, 5.8);
    CHECK(geo::knife_edge_parameter(radius_m, 4'000, 6'000, 5.8) == Approx(std::sqrt(2.0)));
}

TEST_CASE("Bullington's loss over a ridge of 180 m is the worked value", "[radio]") {
    // nu from the ridge over the line between the antennas, bulge included, k = 4/3
    const Ridge ridge{180.0};
    CHECK(ridge.loss_db(0.8) == Approx(29.6475).margin(5e-5));
    CHECK(ridge.loss_db(2.1) == Approx(33.9015).margin(5e-5));
    CHECK(ridge.loss_db(5.8) == Approx(38.4019).margin(5e-5));
    CHECK(geo::free_space_loss_db(20'000, 5.8) + ridge.loss_db(5.8) == Approx(172.14).margin(5e-3));
}

TEST_CASE("A higher ridge never costs less, and swapping the ends changes nothing", "[radio]") {
    double before_db = 0.0;
    for (double ridge_m = 90.0; ridge_m < 300.0; ridge_m += 1.0) {
        const Ridge ridge{ridge_m};
        CHECK(ridge.loss_db(0.8) >= before_db);
        before_db = ridge.loss_db(0.8);
        const double swapped_db =
            geo::bullington_loss_db({ridge.distance_m, ridge.ground_m}, 10, 30, 0.8, geo::standard_earth_factor);
        CHECK(swapped_db == Approx(before_db).epsilon(1e-12)); // the ground is the same from both ends
    }
}

TEST_CASE("A path far above the ground loses nothing more than in free space", "[radio]") {
    const Ridge flat{100.0};
    CHECK(geo::bullington_loss_db({flat.distance_m, flat.ground_m}, 300, 300, 5.8, geo::standard_earth_factor) == 0.0);
}

TEST_CASE("Loss over ground that is not known is not known", "[radio]") {
    CHECK(std::isnan(Ridge{geo::missing}.loss_db(0.8)));
}
