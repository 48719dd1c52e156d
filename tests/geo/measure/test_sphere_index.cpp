// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/sphere_index.h"

#include <algorithm>
#include <random>
#include <vector>

#include "geo/measure/geodesic.h"
#include "tests/catch.h"

TEST_CASE("The nearest place on a sphere is that of all great circles", "[sphere_index]") {
    constexpr double radius_m = 6'371'008.8;
    std::mt19937 random{5};
    std::uniform_real_distribution<double> share{-1.0, 1.0};
    const auto anywhere = [&] { return geo::LonLat{180.0 * share(random), 90.0 * share(random)}; };
    std::vector<geo::LonLat> places;
    for (int place = 0; place < 300; ++place)
        places.push_back(anywhere());
    const geo::SphereIndex index{places, radius_m};
    for (int repeat = 0; repeat < 300; ++repeat) {
        const geo::LonLat from = anywhere();
        std::vector<double> distance_m;
        for (const geo::LonLat place : places)
            distance_m.push_back(geo::great_circle_m(from, place, radius_m));
        const auto nearest = std::ranges::min_element(distance_m);
        CHECK(index.nearest(from).row == static_cast<std::size_t>(nearest - distance_m.begin()));
        CHECK(index.nearest(from).distance_m == *nearest);
    }
}

TEST_CASE("Of places at one spot on a sphere the first is the nearest", "[sphere_index]") {
    const std::vector<geo::LonLat> places(20, {30.0, -2.0});
    CHECK(geo::SphereIndex{places, 1.0}.nearest({0.0, 0.0}).row == 0);
}
