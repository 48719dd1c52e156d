// SPDX-License-Identifier: Apache-2.0
#include "planner/network/modelled_coverage.h"

#include <cmath>

#include "geo/missing.h"
#include "planner/network/network_options.h"
#include "tests/catch.h"
#include "tests/planner/network/world.h"

using planner::Feasibility;
using planner::NetworkRules;
using tests::at_km;

namespace {

constexpr std::array<bool, 4> only_2g{true, false, false, false}, with_4g{true, true, true, false};

/// Schools east of a site of 30 m in the middle, none of them covered by anything that the dataset says.
struct World {
    planner::Dataset dataset;
    NetworkRules rules;

    explicit World(const std::vector<double>& east_km) {
        std::vector<geo::LonLat> places;
        for (const double km : east_km)
            places.push_back(at_km(km, 0));
        dataset = tests::schools_at(places);
        rules.cellular.coverage = NetworkRules::Cellular::Coverage::modelled;
    }
    void add_site(const std::string& id, geo::LonLat place, std::array<bool, 4> carries) {
        tests::add_site(dataset, id, place, carries);
        dataset.cell_sites.antenna_height_m.back() = 30.0;
    }
    planner::NetworkOptions options(double demand_mbps) const {
        const std::vector standing(dataset.schools.size(), planner::Standing::to_connect);
        geo::Progress progress;
        const auto layout =
            planner::lay_out_network(dataset, standing, {.radio = {}, .coverage = rules.cellular.model}, progress);
        return planner::find_options(dataset, tests::unknown_indicators(standing.size()), standing, layout,
                                     std::vector(standing.size(), demand_mbps), rules, {});
    }
    std::vector<Feasibility> cellular(double demand_mbps) const {
        return options(demand_mbps).of(planner::Technology::cellular);
    }
};

} // namespace

TEST_CASE("A school has cellular up to the modelled rate of its site", "[modelled_coverage]") {
    World world{{1.0, 5.0, 15.0, 25.0}}; // 37.665, 22.275 and 2.565 Mbit/s: METHODS.md "Modelled coverage"
    world.add_site("T", at_km(0, 0), with_4g);
    using enum Feasibility;
    CHECK(world.cellular(20.0) == std::vector{feasible, feasible, too_much_demand, not_covered});
    CHECK(world.cellular(2.5) == std::vector{feasible, feasible, feasible, not_covered});
    CHECK(world.cellular(30.0) == std::vector{feasible, too_much_demand, too_much_demand, not_covered});
    world.rules.cellular.max_mbps = 25.0;
    CHECK(world.cellular(30.0)[0] == too_much_demand);
}

TEST_CASE("The site that reaches a school best serves it", "[modelled_coverage]") {
    World world{{0.0, 5.0}};
    world.add_site("near the second", at_km(7, 0), with_4g);
    world.add_site("near the first", at_km(-1, 0), with_4g);
    CHECK(world.options(2.0).cell_site == std::vector<std::size_t>{1, 0});
}

TEST_CASE("Sites that carry no 4G do not count, unless none says what it carries", "[modelled_coverage]") {
    World world{{1.0}};
    world.add_site("old", at_km(0, 0), only_2g);
    CHECK(planner::collect_coverage_masts(world.dataset.cell_sites, 25.0).masts.empty());
    CHECK(world.cellular(2.0)[0] == Feasibility::no_source);
    world.dataset.cell_sites.carries[0] = {};
    CHECK(world.cellular(2.0)[0] == Feasibility::feasible);
    world.dataset.cell_sites.antenna_height_m[0] = geo::missing;
    CHECK(planner::collect_coverage_masts(world.dataset.cell_sites, 25.0).masts[0].height_m == 25.0);
}

TEST_CASE("Coverage layers count where the model is not asked", "[modelled_coverage]") {
    World world{{1.0}};
    world.add_site("T", at_km(0, 0), with_4g);
    world.rules.cellular.coverage = NetworkRules::Cellular::Coverage::layer;
    CHECK(world.cellular(2.0)[0] == Feasibility::too_far); // no distance is in the indicators
}
