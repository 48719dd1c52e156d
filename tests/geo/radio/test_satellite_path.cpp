// SPDX-License-Identifier: Apache-2.0
#include "geo/radio/satellite_path.h"
#include "tests/catch.h"

namespace {

struct WorkedPath {
    double height_km, elevation_deg, slant_km, round_trip_ms;
};

} // namespace

TEST_CASE("Ways to satellites in low orbit and over the equator are the worked values", "[radio]") {
    const WorkedPath path = GENERATE(WorkedPath{550, 25, 1'123.277, 14.987}, WorkedPath{550, 40, 812.066, 10.835},
                                     WorkedPath{550, 90, 550, 7.338}, WorkedPath{35'786, 30, 38'608.883, 515.141});
    const double slant_m = geo::slant_range_m(path.height_km * 1e3, path.elevation_deg);
    CHECK(slant_m / 1e3 == Approx(path.slant_km).margin(5e-4).epsilon(0.0));
    CHECK(geo::satellite_round_trip_ms(slant_m) == Approx(path.round_trip_ms).margin(5e-4).epsilon(0.0));
}
