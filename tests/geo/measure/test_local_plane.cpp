// SPDX-License-Identifier: Apache-2.0
#include "geo/measure/local_plane.h"
#include "tests/catch.h"

#include <cmath>

TEST_CASE("A point of the local plane lies where the geodesic of that length and direction ends", "[local_plane]") {
    struct Reach {
        double distance_m, within_m;
    };
    const Reach reach = GENERATE(Reach{1'000.0, 1e-6}, Reach{5'000.0, 2e-6}, Reach{50'000.0, 2e-3});
    const double lat = GENERATE(-89.0, -60.0, -1.95, 0.0, 39.0, 75.0, 90.0);
    const double lon = GENERATE(0.0, 179.99, -77.0);
    const geo::LocalPlane plane{{lon, lat}};
    for (double azimuth = 0.0; azimuth < 360.0; azimuth += 7.0) {
        const double radians = azimuth * 0.017453292519943295;
        const geo::Xy point{reach.distance_m * std::sin(radians), reach.distance_m * std::cos(radians)};
        const geo::LonLat place = plane.place(point);
        const geo::LonLat reached = geo::destination({lon, lat}, azimuth, reach.distance_m);
        CHECK(geo::distance_m(place, reached) < reach.within_m);

        const geo::Xy back = plane.xy(geo::GroundPoint{reached});
        CHECK(geo::distance_m(back, point) < reach.within_m);
    }
}

TEST_CASE("The centre of a local plane is its origin", "[local_plane]") {
    const geo::LocalPlane plane{{30.0, -2.0}};
    CHECK(plane.place({0.0, 0.0}) == geo::LonLat{30.0, -2.0});
    CHECK(plane.xy(geo::GroundPoint{{30.0, -2.0}}) == geo::Xy{0.0, 0.0});
}
