// SPDX-License-Identifier: Apache-2.0
#include "planner/synth/road_network.h"

#include "planner/synth/grid_lines.h"
#include "tests/planner/synth/sample_country.h"

using namespace planner::synth;

namespace {

/// Cells that can be reached from one over roads of at least a kind.
std::vector<bool> reached(const Country& country, Cell start, RoadKind least) {
    std::vector<bool> is_reached(country.frame.cell_count());
    std::vector<Cell> open{start};
    is_reached[start] = true;
    while (!open.empty()) {
        const Cell cell = open.back();
        open.pop_back();
        for (std::size_t direction = 0; direction < steps.size(); ++direction) {
            if (country.roads.grid.kind(cell, direction) < least) continue;
            const Cell other = country.frame.neighbour(cell, direction);
            if (is_reached[other]) continue;
            is_reached[other] = true;
            open.push_back(other);
        }
    }
    return is_reached;
}

} // namespace

TEST_CASE("Main roads connect all towns", "[road_network]") {
    const Country& country = tests::sample_country();
    const std::vector<bool> by_main_road =
        reached(country, country.settlements.towns.front().cell, RoadKind::secondary);
    for (const Settlement& town : country.settlements.towns) {
        CHECK(by_main_road[town.cell]);
    }
}

TEST_CASE("The backbone follows main roads and hangs together", "[road_network]") {
    const Country& country = tests::sample_country();
    std::size_t fiber_sides = 0;
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        for (std::size_t direction = 0; direction < 4; ++direction) {
            if (!country.roads.grid.is_fiber(cell, direction)) continue;
            ++fiber_sides;
            CHECK(country.roads.grid.kind(cell, direction) >= RoadKind::secondary);
        }
    }
    CHECK(fiber_sides > 100);
    for (const TownLink& link : country.roads.links) {
        if (!link.is_fiber || country.roads.way_to_capital[link.from] == RoadNetwork::none) continue;
        CHECK(country.roads.links[country.roads.way_to_capital[link.from]].is_fiber);
    }
}

TEST_CASE("Each piece of road is drawn once", "[road_network]") {
    const Country& country = tests::sample_country();
    std::size_t sides = 0, drawn = 0;
    for (Cell cell = 0; cell < country.frame.cell_count(); ++cell) {
        for (std::size_t direction = 0; direction < 4; ++direction) {
            if (country.roads.grid.kind(cell, direction) != RoadKind::none) ++sides;
        }
    }
    const std::vector<bool> no_stops(country.frame.cell_count());
    for (const RoadStretch& stretch : road_stretches(country.frame, country.roads.grid, no_stops)) {
        drawn += stretch.cells.size() - 1;
    }
    CHECK(drawn == sides);
}
