// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/hydrology.h"

#include "tests/planner/synth/sample_country.h"

using namespace planner::synth;

TEST_CASE("Every land cell drains downhill, and in the end into the sea", "[hydrology]") {
    const Country& country = tests::sample_country();
    const Drainage& drainage = country.terrain.drainage;
    const Field& height_m = country.terrain.height_m;
    std::size_t uphill = 0, land = 0;
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        if (!country.terrain.is_land[cell]) continue;
        ++land;
        if (height_m[drainage.downstream[cell]] >= height_m[cell]) ++uphill;
    }
    CHECK(uphill == 0);
    // Heights fall along the way, so that ways cannot run in circles: all of them end where there is no way on.
    CHECK(drainage.order.size() == land);
}

TEST_CASE("Rivers run from their heads to the sea without a gap", "[hydrology]") {
    const Country& country = tests::sample_country();
    const auto rivers = trace_rivers(country.frame, country.terrain.drainage, river_threshold_km2(country.frame));
    REQUIRE(rivers.size() > 20);
    std::vector<bool> begins(country.frame.cell_count());
    for (const River& river : rivers) {
        begins[river.cells.front()] = true;
    }
    std::size_t mouths = 0;
    for (const River& river : rivers) {
        CHECK((river.reaches_sea ? !country.terrain.is_land[river.cells.back()] : begins[river.cells.back()]));
        mouths += river.reaches_sea ? 1 : 0;
    }
    CHECK(mouths > 5);
}

TEST_CASE("What drains into the sea is the whole land", "[hydrology]") {
    const Country& country = tests::sample_country();
    const Drainage& drainage = country.terrain.drainage;
    double land_km2 = 0.0, drained_km2 = 0.0;
    for (const Cell cell : drainage.order) {
        land_km2 += country.frame.cell_km2(country.frame.row(cell));
        const bool is_mouth = !country.terrain.is_land[drainage.downstream[cell]];
        if (is_mouth) drained_km2 += static_cast<double>(drainage.catchment_km2[cell]);
    }
    CHECK(drained_km2 == Approx(land_km2).epsilon(1e-4));            // sums of floats
    CHECK(land_km2 == Approx(country.frame.land_km2).epsilon(0.03)); // lakes filled, islets drowned
}
