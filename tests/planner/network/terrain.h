// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cmath>
#include <functional>
#include <string>
#include <vector>

#include "geo/io/write.h"
#include "planner/network/network_options.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

namespace tests {

/// Schools around 30 E 2 S, whose ground is a function of kilometres east and north.
class Terrain {
public:
    explicit Terrain(std::vector<geo::LonLat> schools) : dataset{schools_at(schools)} {}

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

    planner::NetworkLayout lay_out(const planner::RadioRules& rules = {}) const {
        geo::Progress progress;
        const std::vector standing(dataset.schools.size(), planner::Standing::to_connect);
        return planner::lay_out_network(dataset, standing, {.max_hop_m = 1'000.0, .radio = rules}, progress);
    }
    planner::NetworkOptions options(const planner::NetworkRules& rules, const std::vector<double>& demand_mbps) const {
        const std::vector standing(dataset.schools.size(), planner::Standing::to_connect);
        return planner::find_options(dataset, unknown_indicators(dataset.schools.size()), standing,
                                     lay_out(rules.point_to_point.link), demand_mbps, rules, {});
    }
    planner::Feasibility judge(const planner::RadioRules& rules = {}) const {
        planner::NetworkRules network;
        network.point_to_point.link = rules;
        return options(network, std::vector(dataset.schools.size(), 20.0)).of(planner::Technology::point_to_point)[0];
    }

    const TemporaryFolder folder;
    planner::Dataset dataset;
};

/// Adds a 4G site.
inline void add_tower(planner::Dataset& dataset, const std::string& id, geo::LonLat place) {
    add_site(dataset, id, place, {false, false, true, false});
}

/// Flat ground of 100 m and a ridge of `top_m`, 400 m wide, 2 km north.
inline float ridge_at_2_km(double north_km, float top_m) { return std::abs(north_km - 2.0) < 0.2 ? top_m : 100.0F; }

} // namespace tests
