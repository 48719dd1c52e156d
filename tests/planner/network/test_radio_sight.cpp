// SPDX-License-Identifier: Apache-2.0
#include <cmath>

#include "tests/planner/network/terrain.h"

using planner::NetworkLayout;
using planner::RadioRules;
using planner::Sight;
using tests::add_tower;
using tests::at_km;
using tests::ridge_at_2_km;
using tests::Terrain;

TEST_CASE("A school behind a ridge takes the farther mast that it sees", "[radio_layout]") {
    Terrain terrain{{at_km(0, 0)}};
    add_tower(terrain.dataset, "behind", at_km(0, 3.5));
    add_tower(terrain.dataset, "in_sight", at_km(4, 0));
    terrain.raise([](double, double north_km) { return ridge_at_2_km(north_km, 200.0F); });
    const NetworkLayout layout = terrain.lay_out();
    CHECK(layout.radio_site[0] == 1);
    CHECK(layout.radio_sight[0] == Sight::clear);
    CHECK(layout.radio_link_m[0] == Approx(4'000.0).epsilon(1e-3));
    CHECK(layout.radio_mast_m[0] == 6.0);
    CHECK(terrain.judge() == planner::Feasibility::feasible);
}

TEST_CASE("A link that a ridge blocks is not feasible, and says where and which mast would clear it",
          "[radio_layout]") {
    Terrain terrain{{at_km(0, 0)}};
    add_tower(terrain.dataset, "behind", at_km(0, 4));
    terrain.raise([](double, double north_km) { return ridge_at_2_km(north_km, 200.0F); });
    const NetworkLayout blocked = terrain.lay_out();
    CHECK(blocked.radio_site[0] == 0);
    CHECK(blocked.radio_sight[0] == Sight::obstructed);
    CHECK(terrain.judge() == planner::Feasibility::no_sight);
    // half way the ray is at 100 + (6 + 25) / 2 m; the ridge stands at 200 m with 5 m of trees, and the Earth bulges
    // 0.2 m
    CHECK(blocked.radio_clearance_m[0] == Approx(115.5 - 205.2).margin(2.0));
    CHECK(geo::distance_m(blocked.radio_worst[0], at_km(0, 2)) < 300.0);

    RadioRules higher;
    higher.school_mast_m = blocked.radio_mast_m[0] + 0.001;
    CHECK(terrain.judge(higher) == planner::Feasibility::feasible);
    higher.school_mast_m -= 0.1;
    CHECK(terrain.judge(higher) == planner::Feasibility::no_sight);
}

TEST_CASE("Of masts that are all out of sight the one that the lowest school mast would clear is named",
          "[radio_layout]") {
    Terrain terrain{{at_km(0, 0)}};
    add_tower(terrain.dataset, "near_but_deep", at_km(0, 3));
    add_tower(terrain.dataset, "far_but_shallow", at_km(0, -5));
    terrain.raise([](double, double north_km) {
        return north_km < -1.9 && north_km > -2.1 ? 125.0F : ridge_at_2_km(north_km, 400.0F);
    });
    const NetworkLayout layout = terrain.lay_out();
    CHECK(layout.radio_site[0] == 1);
    CHECK(layout.radio_mast_m[0] < 100.0);
}

TEST_CASE("A surveyed line is believed before the relief, and the relief serves the other schools", "[radio_layout]") {
    Terrain terrain{{at_km(0, 0), at_km(1, 0), at_km(0, 3.5)}};
    add_tower(terrain.dataset, "behind", at_km(0, 4));
    terrain.raise([](double, double north_km) { return ridge_at_2_km(north_km, 200.0F); });
    terrain.dataset.sight_lines = {{"s1"}, {"behind"}, {4'000.0}};
    const NetworkLayout layout = terrain.lay_out({.max_hops = 1});
    CHECK(layout.radio_sight == std::vector{Sight::surveyed, Sight::obstructed, Sight::clear});
    CHECK(std::isnan(layout.radio_clearance_m[0]));
    CHECK(terrain.judge() == planner::Feasibility::feasible);
}

TEST_CASE("A relief too coarse for hills, or rules that do not ask for sight, leave links unchecked",
          "[radio_layout]") {
    Terrain terrain{{at_km(0, 0)}};
    add_tower(terrain.dataset, "behind", at_km(0, 4));
    const auto ridge = [](double, double north_km) { return ridge_at_2_km(north_km, 200.0F); };
    terrain.raise(ridge, 0.003); // 334 m
    CHECK(terrain.lay_out().radio_sight[0] == Sight::not_checked);
    CHECK(terrain.judge() == planner::Feasibility::feasible);
    terrain.raise(ridge);
    RadioRules range_alone;
    range_alone.check_sight = false;
    CHECK(terrain.lay_out(range_alone).radio_sight[0] == Sight::not_checked);
    CHECK(terrain.judge(range_alone) == planner::Feasibility::feasible);
}

TEST_CASE("Ground that the relief does not know is neither clear nor blocked", "[radio_layout]") {
    Terrain terrain{{at_km(0, 0)}};
    add_tower(terrain.dataset, "behind", at_km(0, 4));
    terrain.raise([](double, double north_km) { return ridge_at_2_km(north_km, -9'999.0F); });
    const NetworkLayout layout = terrain.lay_out();
    CHECK(layout.radio_sight[0] == Sight::unknown);
    CHECK(std::isnan(layout.radio_mast_m[0]));
    CHECK(terrain.judge() == planner::Feasibility::feasible);
}

TEST_CASE("A school that has fiber is a mast for others, but not for itself", "[radio_layout]") {
    Terrain terrain{{at_km(0, 0), at_km(0, 1.5)}};
    terrain.dataset.schools.connectivity[1] = planner::Answer::yes;
    terrain.dataset.schools.has_fiber[1] = planner::Answer::yes;
    terrain.raise([](double, double) { return 100.0F; });
    RadioRules high_masts;
    high_masts.school_mast_m = 15.0;
    const NetworkLayout layout = terrain.lay_out(high_masts);
    CHECK(layout.radio_school == std::vector<std::size_t>{1, NetworkLayout::none});
    CHECK(layout.radio_sight[0] == Sight::clear);
    CHECK(std::isnan(layout.radio_link_m[1]));
    CHECK(terrain.judge(high_masts) == planner::Feasibility::feasible);
}

TEST_CASE("A site's own antenna height counts, and the scenario's where it is not known", "[radio_layout]") {
    Terrain terrain{{at_km(0, 0)}};
    add_tower(terrain.dataset, "tower", at_km(0, 4));
    terrain.raise([](double, double north_km) { return ridge_at_2_km(north_km, 120.0F); });
    terrain.dataset.cell_sites.antenna_height_m = {geo::missing};
    CHECK(terrain.lay_out().radio_sight[0] == Sight::obstructed); // 25 m
    terrain.dataset.cell_sites.antenna_height_m = {80.0};
    CHECK(terrain.lay_out().radio_sight[0] == Sight::clear);
    terrain.dataset.cell_sites.antenna_height_m = {geo::missing};
    RadioRules tall;
    tall.site_mast_m = 80.0;
    CHECK(terrain.lay_out(tall).radio_sight[0] == Sight::clear);
}
