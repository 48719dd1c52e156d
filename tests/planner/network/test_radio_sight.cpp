// SPDX-License-Identifier: Apache-2.0
#include <cmath>
#include <functional>

#include "geo/io/write.h"
#include "planner/network/network_options.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::Dataset;
using planner::NetworkLayout;
using planner::RadioRules;
using planner::Sight;
using planner::Standing;
using tests::at_km;

namespace {

/// Schools around 30 E 2 S, whose ground is a function of kilometres east and north.
class Terrain {
public:
    explicit Terrain(std::vector<geo::LonLat> schools) : dataset{tests::schools_at(schools)} {}

    void raise(const std::function<float(double east_km, double north_km)>& ground_m, double cell_deg = 0.0005) {
        constexpr double extent_deg = 0.3;
        const geo::LonLat origin{30.0, -2.0};
        const int side = static_cast<int>(std::lround(2.0 * extent_deg / cell_deg));
        const geo::OutputGrid grid{
            .width = side,
            .height = side,
            .box = {origin.lon - extent_deg, origin.lat - extent_deg, origin.lon + extent_deg, origin.lat + extent_deg},
            .nodata = -9'999.0,
            .has_nodata = true};
        constexpr double km_per_degree = 111.2;
        geo::Progress progress;
        geo::write_geotiff(
            folder / "relief.tif", grid,
            [&](int row, std::span<float> cells) {
                for (std::size_t col = 0; col < cells.size(); ++col) {
                    const double east_deg = (static_cast<double>(col) + 0.5) * cell_deg - extent_deg;
                    const double north_deg = extent_deg - (row + 0.5) * cell_deg;
                    cells[col] = ground_m(east_deg * km_per_degree, north_deg * km_per_degree);
                }
            },
            progress);
        dataset.elevation = geo::open_relief(folder / "relief.tif", "");
    }

    NetworkLayout lay_out(const RadioRules& rules = {}) const {
        geo::Progress progress;
        const std::vector standing(dataset.schools.size(), Standing::to_connect);
        return planner::lay_out_network(dataset, standing, {.max_hop_m = 1'000.0, .radio = rules}, progress);
    }
    planner::Feasibility judge(const RadioRules& rules = {}) const {
        const std::vector standing(dataset.schools.size(), Standing::to_connect);
        planner::NetworkRules network;
        network.point_to_point.link = rules;
        const planner::NetworkOptions options =
            planner::find_options(dataset, tests::unknown_indicators(dataset.schools.size()), standing, lay_out(rules),
                                  std::vector(dataset.schools.size(), 20.0), network, {});
        return options.of(planner::Technology::point_to_point)[0];
    }

    const tests::TemporaryFolder folder;
    Dataset dataset;
};

void add_tower(Dataset& dataset, const std::string& id, geo::LonLat place) {
    tests::add_site(dataset, id, place, {false, false, true, false});
}

/// Flat ground of 100 m and a ridge of `top_m`, 400 m wide, north of the school.
float ridge_at_2_km(double north_km, float top_m) { return std::abs(north_km - 2.0) < 0.2 ? top_m : 100.0F; }

} // namespace

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
    const NetworkLayout layout = terrain.lay_out();
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
