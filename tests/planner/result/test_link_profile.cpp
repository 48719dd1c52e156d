// SPDX-License-Identifier: Apache-2.0
#include "planner/result/link_profile.h"

#include "planner/result/study.h"
#include "tests/planner/network/terrain.h"

using planner::LinkProfile;
using tests::at_km;

namespace {

std::shared_ptr<const planner::ScenarioResult> simulated(const planner::Dataset& dataset) {
    geo::Progress progress;
    planner::Study study{std::make_shared<const planner::Dataset>(dataset)};
    return study.simulate({}, progress);
}

} // namespace

TEST_CASE("The profile of a radio link shows what the judgement of its sight rests on", "[link_profile]") {
    tests::Terrain terrain{{at_km(0, 0)}};
    tests::add_tower(terrain.dataset, "behind", at_km(0, 4));
    terrain.raise([](double, double north_km) { return tests::ridge_at_2_km(north_km, 200.0F); });
    const auto result = simulated(terrain.dataset);
    geo::Progress progress;
    const auto profile = profile_link(*result, 0, progress);
    REQUIRE(profile);
    REQUIRE(profile->tightest);
    const std::size_t tight = *profile->tightest, last = profile->distance_m.size() - 1;
    CHECK(profile->distance_m[last] == Approx(4'000.0).epsilon(1e-3));
    // masts of 6 and 25 m on ground of 100 m
    CHECK(profile->ray_m[0] == Approx(106.0).margin(1e-3));
    CHECK(profile->ray_m[last] == Approx(125.0).margin(1e-3));
    // half way the Earth bulges 2 km x 2 km / (2 x 4/3 x 6371 km) = 0.235 m on top of the ridge
    CHECK(profile->ground_m[last / 2] == Approx(200.235).margin(0.01));
    // and 0.6 of the first zone's radius, 17.315 sqrt(2 x 2 / (5.8 x 4)) m, hangs below the ray
    CHECK(profile->ray_m[last / 2] - profile->zone_m[last / 2] == Approx(0.6 * 7.1896).epsilon(1e-3));
    const double clearance_m = profile->ray_m[tight] - profile->ground_m[tight] - profile->clutter_m;
    CHECK(clearance_m == Approx(result->layout->radio_clearance_m[0]).margin(1e-6));
    CHECK(result->layout->radio_sight[0] == planner::Sight::obstructed);
}

TEST_CASE("Without a relief or a link there is no profile", "[link_profile]") {
    tests::Terrain terrain{{at_km(0, 0)}};
    tests::add_tower(terrain.dataset, "far", at_km(0, 40));
    geo::Progress progress;
    CHECK_FALSE(profile_link(*simulated(terrain.dataset), 0, progress));
    terrain.raise([](double, double) { return 100.0F; });
    CHECK_FALSE(profile_link(*simulated(terrain.dataset), 0, progress)); // out of range
}
